using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Packing;

namespace DupNet.Compiling.Native;

/// <summary>Writes C++ for one model: layers of the native core whose weights are instructions.</summary>
public static class NativeCode
{
    /// <summary>Generates the code.</summary>
    /// <param name="model">The model.</param>
    /// <param name="choice">Its layers.</param>
    /// <param name="target">What the code is shaped for.</param>
    /// <returns>The files of one folder, the same for the same arguments.</returns>
    public static IReadOnlyList<GeneratedFile> Generate(CompiledModel model, LayerChoice choice, NativeTarget target)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(target);
        IReadOnlyList<NativeLayerCode> layers = NativeLayerCode.Choose(model, choice, target);
        string from = FormattableString.Invariant($"// {GeneratedFile.FirstWords} from the model {model.Model.Name}, checksum {model.Checksum:x8}, for {target.Name}.\n");
        List<GeneratedFile> files =
        [
            .. layers.Select(layer => new GeneratedFile(FormattableString.Invariant($"CompiledLayer{layer.Number}.cpp"), from + layer.Text())),
        ];
        files.Add(new GeneratedFile("CompiledModel.cpp", from + ModelText(model, layers)));
        return files;
    }

    /// <summary>Estimates what the code of all layers takes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="target">What the code is shaped for.</param>
    /// <param name="inputs">Sizes of the network's input; a detection runs at each.</param>
    public static CodeEstimate Estimate(CompiledModel model, NativeTarget target, IReadOnlyList<(int Width, int Height)> inputs)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(inputs);
        IReadOnlyList<NativeLayerCode> layers = NativeLayerCode.Choose(model, LayerChoice.All, target);
        return new CodeEstimate(
            inputs.Sum(size => layers.Sum(layer => layer.Instructions(model, size.Width, size.Height))), layers.Sum(layer => (long)layer.Bytes));
    }

    private static string ModelText(CompiledModel model, IReadOnlyList<NativeLayerCode> layers)
    {
        string declarations = string.Concat(layers.Select(layer => FormattableString.Invariant($"extern const CompiledLayer compiledLayer{layer.Number};\n")));
        string references = string.Join(", ", layers.Select(layer => FormattableString.Invariant($"&compiledLayer{layer.Number}")));
        string list = layers.Count == 0 ? string.Empty : $"\nnamespace\n{{\nconst CompiledLayer* const layers[] = {{{references}}};\n}}\n";
        return FormattableString.Invariant(
            $"#include \"Kernels/CompiledLayer.h\"\n\nnamespace dupnet\n{{\n{declarations}{list}\nextern const CompiledModel compiledModel;\nconst CompiledModel compiledModel = {{0x{model.Checksum:x8}u, {layers.Count}, {(layers.Count == 0 ? "nullptr" : "layers")}}};\n}}\n");
    }
}
