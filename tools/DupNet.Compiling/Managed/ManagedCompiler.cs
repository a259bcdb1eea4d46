using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Networks;

namespace DupNet.Compiling.Managed;

/// <summary>
/// Writes C# for one model, for nanoFramework: a class that is taken in place of the model file, and projects to build it. An assembly there
/// holds at most 64 KB of IL, so larger models take several.
/// </summary>
public static class ManagedCompiler
{
    /// <summary>Writes the code of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="choice">Which layers become code.</param>
    /// <param name="runtime">Path from a folder in that of the generated files to the folder of DupNet.Embedded.nfproj.</param>
    /// <returns>The files, each assembly in a folder of its own.</returns>
    public static IReadOnlyList<GeneratedFile> Generate(CompiledModel model, LayerChoice choice, string runtime)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(choice);
        IReadOnlyList<LayerCode> layers = CodeChooser.Choose(model, choice);
        IReadOnlyList<GeneratedAssembly> assemblies = GeneratedAssembly.Share(layers);
        ManagedNames names = ManagedNames.Of(model.Model.Name);
        ManagedSource source = new(model, names, assemblies);
        ManagedProject project = new(runtime);
        byte[] head = ModelHead.Make(model.Model, model.File, layers.Select(layer => layer.Shape.Number).ToHashSet());

        List<GeneratedFile> files = [];
        foreach (GeneratedAssembly assembly in assemblies)
        {
            string name = names.AssemblyOf(assembly.Part);
            List<GeneratedFile> sources = [new("Origin.cs", source.Origin(assembly.Part))];
            if (assembly.Part == 0)
            {
                sources.Add(new(names.Model + ".cs", source.Model(head, layers)));
                sources.AddRange(layers.Select(layer => new GeneratedFile(ManagedNames.LayerOf(layer.Shape.Number) + ".cs", source.Layer(layer))));
            }

            sources.AddRange(assembly.Methods.Select(each => each.Layer).Distinct()
                .Select(layer => new GeneratedFile(ManagedNames.SumsOf(layer.Shape.Number) + ".cs", source.Sums(assembly, layer))));
            sources.Add(new("Properties/AssemblyInfo.cs", ManagedProject.AssemblyInfo(name, ManagedSource.FirstLine(model))));
            sources.Sort((a, b) => string.CompareOrdinal(a.Name.Replace('/', '\\'), b.Name.Replace('/', '\\')));
            string[] references = assembly.Part == 0 ? [.. assemblies.Skip(1).Select(other => names.AssemblyOf(other.Part))] : [];
            files.AddRange(sources.Select(each => new GeneratedFile($"{name}/{each.Name}", each.Text.ReplaceLineEndings("\n"))));
            files.Add(new($"{name}/{name}.nfproj", project.Text(name, sources.Select(each => each.Name), references, assembly.Part == 0).ReplaceLineEndings("\n")));
            files.Add(new($"{name}/packages.config", ManagedProject.Packages.ReplaceLineEndings("\n")));
        }

        return files;
    }

    /// <summary>Estimates what the code of all layers takes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputs">Sizes of the network's input; a detection runs at each.</param>
    /// <exception cref="System.ArgumentException">The model cannot run at a size.</exception>
    public static ManagedEstimate Estimate(CompiledModel model, IReadOnlyList<(int Width, int Height)> inputs)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(inputs);
        IReadOnlyList<LayerCode> layers = CodeChooser.Choose(model, LayerChoice.All);
        DupNetModel compiled = DupNetModel.Load(new PlannedCode(model, layers), model.Model.Budget);
        long instructions = 0;
        long memory = compiled.HeldBytes;
        foreach ((int width, int height) in inputs)
        {
            NetworkPlan plan = new(compiled, width, height);
            instructions += Enumerable.Range(0, plan.Layers.Length).Sum(plan.Cost);
            memory += Detector.BufferBytes(compiled, new DetectorSettings(compiled) { InputWidth = width, InputHeight = height });
        }

        return new ManagedEstimate(instructions, CodeBytes(layers) + compiled.HeldBytes, memory);
    }

    private static long CodeBytes(IReadOnlyList<LayerCode> layers)
    {
        // The classes around the methods were seen to take as much.
        const int OfModel = 60;
        const int OfLayer = 60;
        return OfModel + layers.Sum(layer => OfLayer + layer.Methods.Sum(method => (long)method.Bytes));
    }
}
