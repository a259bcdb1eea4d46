using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using DupNet.Compiling;
using DupNet.Compiling.Managed;
using DupNet.DeviceCheck;
using DupNet.Embedded;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace DupNet.Maintenance.Compiled;

/// <summary>The code that is generated for a model, compiled for this machine.</summary>
/// <param name="Images">Its assemblies, each after those that it references.</param>
internal sealed record CompiledCode(IReadOnlyList<byte[]> Images)
{
    /// <summary>Generates the code of all layers of a model, and compiles it.</summary>
    /// <param name="file">The model's file.</param>
    public static CompiledCode Of(byte[] file)
    {
        string core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var images = GeneratedAssemblies.Compile(
            ManagedCompiler.Generate(new Compiling.CompiledModel(file), LayerChoice.All, ".").Select(generated => (generated.Name, generated.Text)),
            [Path.Combine(core, "System.Private.CoreLib.dll"), Path.Combine(core, "System.Runtime.dll"), typeof(Detector).Assembly.Location]);
        return new CompiledCode([.. images.Select(image => image.Image)]);
    }

    /// <summary>Bytes of IL and of constants, in all methods and fields.</summary>
    public long CodeBytes() => Images.Sum(image =>
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(image));
        return module.GetAllTypes().Sum(type =>
            type.Methods.Where(method => method.HasBody).Sum(method => (long)method.Body.CodeSize) + type.Fields.Sum(field => (long)field.InitialValue.Length));
    });

    /// <summary>Loads the code and makes an instance of the model's class.</summary>
    public Embedded.CompiledModel Make()
    {
        AssemblyLoadContext context = new(null);
        Assembly[] loaded = [.. Images.Select(image => context.LoadFromStream(new MemoryStream(image)))];
        return (Embedded.CompiledModel)Activator.CreateInstance(
            loaded.SelectMany(assembly => assembly.GetExportedTypes()).Single(typeof(Embedded.CompiledModel).IsAssignableFrom))!;
    }
}
