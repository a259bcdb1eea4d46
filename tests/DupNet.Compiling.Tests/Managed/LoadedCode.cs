using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using DupNet.Compiling.Managed;
using DupNet.DeviceCheck;
using DupNet.DeviceCheck.Assemblies;
using DupNet.DeviceCheck.AssemblyRules;
using DupNet.Embedded;

namespace DupNet.Compiling.Tests.Managed;

/// <summary>Generated code, compiled and loaded.</summary>
internal static class LoadedCode
{
    /// <summary>Generates the code of a model and makes an instance of its class.</summary>
    public static DupNet.Embedded.CompiledModel Of(byte[] file, LayerChoice choice)
        => Make(Compile(ManagedCompiler.Generate(new CompiledModel(file), choice, "runtime")));

    /// <summary>Compiles generated files against the runtime.</summary>
    public static IReadOnlyList<(string Name, byte[] Image)> Compile(IReadOnlyList<GeneratedFile> files)
    {
        string core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return GeneratedAssemblies.Compile(
            files.Select(file => (file.Name, file.Text)),
            [Path.Combine(core, "System.Private.CoreLib.dll"), Path.Combine(core, "System.Runtime.dll"), typeof(Detector).Assembly.Location]);
    }

    /// <summary>Loads assemblies and makes an instance of the model's class.</summary>
    public static DupNet.Embedded.CompiledModel Make(IReadOnlyList<(string Name, byte[] Image)> images)
    {
        AssemblyLoadContext context = new(null);
        Assembly[] loaded = [.. images.Select(image => context.LoadFromStream(new MemoryStream(image.Image)))];
        return (DupNet.Embedded.CompiledModel)Activator.CreateInstance(
            loaded.SelectMany(assembly => assembly.GetExportedTypes()).Single(type => typeof(DupNet.Embedded.CompiledModel).IsAssignableFrom(type)))!;
    }

    /// <summary>What the rules for device code find in an assembly.</summary>
    public static IReadOnlyList<Violation> Violations(byte[] image)
    {
        string folder = Directory.CreateTempSubdirectory("compiled").FullName;
        try
        {
            string path = Path.Combine(folder, "code.dll");
            File.WriteAllBytes(path, image);
            using DeviceAssembly assembly = DeviceAssembly.Open(path, folder);
            IAssemblyRule[] rules =
            [
                new CodeSizeRule(), new StaticDataRule(), new GenericRule(), new PointerRule(), new CheckedArithmeticRule(), new MultiDimensionalArrayRule(),
            ];
            return [.. rules.SelectMany(rule => rule.Check(assembly))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
