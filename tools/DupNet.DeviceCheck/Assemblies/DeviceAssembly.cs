using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DupNet.DeviceCheck.Assemblies;

/// <summary>A compiled device library, with its debug symbols if they lie beside it, and the facades it was built against.</summary>
public sealed class DeviceAssembly : IDisposable
{
    private readonly DefaultAssemblyResolver _resolver = new();

    private DeviceAssembly(string path, string facadeDirectory)
    {
        // Facades only: a name that they lack must not be found in the .NET runtime of this process.
        foreach (string directory in _resolver.GetSearchDirectories())
        {
            _resolver.RemoveSearchDirectory(directory);
        }

        _resolver.AddSearchDirectory(facadeDirectory);
        Module = ModuleDefinition.ReadModule(path, new ReaderParameters
        {
            AssemblyResolver = _resolver,
            InMemory = true,
            ReadSymbols = File.Exists(Path.ChangeExtension(path, ".pdb")),
        });
    }

    public ModuleDefinition Module { get; }

    /// <summary>All types of the assembly, nested ones too.</summary>
    public IEnumerable<TypeDefinition> Types => Module.GetTypes();

    /// <summary>All methods of all types.</summary>
    public IEnumerable<MethodDefinition> Methods => Types.SelectMany(type => type.Methods);

    /// <summary>All methods that have IL.</summary>
    public IEnumerable<MethodDefinition> Bodies => Methods.Where(method => method.HasBody);

    public static DeviceAssembly Open(string path, string facadeDirectory) => new(path, facadeDirectory);

    /// <summary>Place of an instruction: its source line, or without symbols its IL offset.</summary>
    public static string Locate(MethodDefinition method, Instruction? instruction)
    {
        SequencePoint? line = method.DebugInformation.HasSequencePoints
            ? method.DebugInformation.SequencePoints
                .Where(point => !point.IsHidden && (instruction == null || point.Offset <= instruction.Offset))
                .MaxBy(point => instruction == null ? -point.Offset : point.Offset)
            : null;
        string offset = instruction == null ? "IL" : $"IL_{instruction.Offset:x4}";
        return line == null ? $"{method.Module.Name}({offset})" : $"{line.Document.Url}({line.StartLine},{offset})";
    }

    /// <summary>Namespace of a type; for a nested type, that of the outermost one.</summary>
    public static string NamespaceOf(TypeDefinition type)
    {
        while (type.DeclaringType != null)
        {
            type = type.DeclaringType;
        }

        return type.Namespace;
    }

    public void Dispose()
    {
        Module.Dispose();
        _resolver.Dispose();
    }
}
