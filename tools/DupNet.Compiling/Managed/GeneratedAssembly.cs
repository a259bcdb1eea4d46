using System.Collections.Generic;
using System.Linq;

namespace DupNet.Compiling.Managed;

/// <summary>An assembly of generated code: methods of one or more layers.</summary>
/// <param name="Part">Its number; 0 for the one that has the model's class.</param>
/// <param name="Methods">Its methods, those of a layer together.</param>
internal sealed record GeneratedAssembly(int Part, IReadOnlyList<(LayerCode Layer, GeneratedMethod Method)> Methods)
{
    /// <summary>
    /// Bytes of IL that are put into an assembly. nanoFramework's format holds 65,535 of them, and the sizes of methods are estimates.
    /// </summary>
    private const int MostBytes = 58000;

    /// <summary>Shares methods out among as few assemblies as hold them, in their order.</summary>
    /// <param name="layers">The layers' code.</param>
    /// <returns>The assemblies; the first has number 0, and the rest of a layer's methods may be in the next one.</returns>
    public static IReadOnlyList<GeneratedAssembly> Share(IReadOnlyList<LayerCode> layers)
    {
        // What comes with a layer beside its methods is in the first assembly.
        int bytes = layers.Sum(layer => layer.Bytes - layer.Methods.Sum(method => method.Bytes)) + 1000;
        List<List<(LayerCode, GeneratedMethod)>> assemblies = [[]];
        foreach ((LayerCode layer, GeneratedMethod method) in layers.SelectMany(layer => layer.Methods.Select(method => (layer, method))))
        {
            if (bytes + method.Bytes > MostBytes && assemblies[^1].Count > 0)
            {
                assemblies.Add([]);
                bytes = 100;
            }

            assemblies[^1].Add((layer, method));
            bytes += method.Bytes;
        }

        return [.. assemblies.Select((methods, part) => new GeneratedAssembly(part, methods))];
    }
}
