using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.DeviceCheck.Assemblies;
using DupNet.DeviceCheck.AssemblyRules;
using DupNet.DeviceCheck.SourceRules;

namespace DupNet.DeviceCheck;

/// <summary>Runs all rules over a device library.</summary>
public static class DeviceChecker
{
    /// <summary>Makes the rules for a library's compiled code.</summary>
    public static IReadOnlyList<IAssemblyRule> AssemblyRules(DeviceLibrary library) =>
    [
        new ReferenceRule(library.AllowedAssemblies),
        new GenericRule(),
        new MultiDimensionalArrayRule(),
        new PointerRule(),
        new CheckedArithmeticRule(),
        new FloatingPointRule(library.IntegerNamespaces),
        new AllocationRule(library.AllocationFreeRoots),
        new DefaultInterfaceMethodRule(),
        new CompilerTypeRule(),
        new StaticDataRule(),
        new CodeSizeRule(),
    ];

    /// <summary>Makes the rules for source code.</summary>
    public static IReadOnlyList<ISourceRule> SourceRules() => [new UnsignedToSignedRule(), new LongConstantRule(), new CheckedBlockRule(), new EnumNumberRule()];

    /// <summary>Checks a library that was built against the facades, and returns what breaks a rule.</summary>
    /// <param name="assemblyPath">Path of the assembly; all assemblies that it references are in the same folder.</param>
    /// <param name="sourceDirectory">Folder of the library's source.</param>
    /// <param name="library">What the rules allow the library.</param>
    public static IReadOnlyList<Violation> Check(string assemblyPath, string sourceDirectory, DeviceLibrary library)
    {
        string directory = Path.GetDirectoryName(Path.GetFullPath(assemblyPath))!;
        DeviceSource source = DeviceSource.Read(
            library.Name, sourceDirectory, library.AllowedAssemblies.Select(name => Path.Combine(directory, name + ".dll")));
        using DeviceAssembly assembly = DeviceAssembly.Open(assemblyPath, directory);
        return
        [
            .. AssemblyRules(library).SelectMany(rule => rule.Check(assembly)),
            .. source.Errors(),
            .. SourceRules().SelectMany(rule => rule.Check(source)),
        ];
    }
}
