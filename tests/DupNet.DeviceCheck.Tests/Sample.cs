using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.DeviceCheck.Assemblies;
using DupNet.DeviceCheck.AssemblyRules;
using DupNet.DeviceCheck.SourceRules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace DupNet.DeviceCheck.Tests;

/// <summary>A piece of device code, compiled as the device library is.</summary>
internal static class Sample
{
    private static readonly MetadataReference s_facade = MetadataReference.CreateFromFile(Repository.FacadeAssembly);

    /// <summary>Makes a file of class members: they land in class Device.Code.</summary>
    public static string Members(string members)
        => "using System; namespace Device { public class Code { " + members + " } }";

    /// <summary>Compiles a file against the facade and checks the assembly.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="source">A whole file.</param>
    /// <param name="language">Language version, 10 as in device code.</param>
    /// <param name="references">Assemblies to compile against in place of the facade of mscorlib.</param>
    public static IReadOnlyList<Violation> Check(
        IAssemblyRule rule,
        string source,
        LanguageVersion language = LanguageVersion.CSharp9,
        params string[] references)
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Root, "Sample.dll");
        string[] used = references.Length == 0 ? [Repository.FacadeAssembly] : references;
        Compile("Sample", [source], used, language, path);
        using DeviceAssembly assembly = DeviceAssembly.Open(path, Repository.CoreDirectory);
        return [.. rule.Check(assembly)];
    }

    /// <summary>Checks a file that must compile.</summary>
    public static IReadOnlyList<Violation> Check(ISourceRule rule, string source)
    {
        DeviceSource parsed = DeviceSource.Parse("Sample", [("Sample.cs", source)], [Repository.FacadeAssembly]);
        Assert.Empty(parsed.Errors());
        return [.. rule.Check(parsed)];
    }

    /// <summary>Compiler errors of a file of device code, without their texts.</summary>
    public static IReadOnlyList<string> Errors(string source)
        => [.. Compilation("Sample", [source], [Repository.FacadeAssembly], LanguageVersion.CSharp9)
            .Emit(Stream.Null, cancellationToken: TestContext.Current.CancellationToken)
            .Diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Id)];

    /// <summary>Builds a mscorlib that has the facade's members and more.</summary>
    public static void CompileLargerCorlib(string extraSource, string path)
        => Compile(
            "mscorlib",
            [.. SourceFiles.Under(Repository.FacadeSource).Select(File.ReadAllText), extraSource],
            [],
            LanguageVersion.CSharp10,
            path);

    /// <summary>Compiles files into a library with symbols.</summary>
    public static void Compile(
        string name, IReadOnlyList<string> sources, IReadOnlyList<string> references, LanguageVersion language, string path)
    {
        using FileStream assembly = File.Create(path);
        using FileStream symbols = File.Create(Path.ChangeExtension(path, ".pdb"));
        EmitResult result = Compilation(name, sources, references, language).Emit(
            assembly,
            symbols,
            options: new EmitOptions(
                debugInformationFormat: DebugInformationFormat.PortablePdb,
                runtimeMetadataVersion: references.Count == 0 ? "v4.0.30319" : null),
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join(Environment.NewLine, result.Diagnostics));
    }

    private static CSharpCompilation Compilation(
        string name, IReadOnlyList<string> sources, IReadOnlyList<string> references, LanguageVersion language)
    {
        CSharpParseOptions parse = new(language);
        return CSharpCompilation.Create(
            name,
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(
                source, parse, $"{name}{i}.cs", System.Text.Encoding.UTF8, TestContext.Current.CancellationToken)),
            references.Select(path => path == Repository.FacadeAssembly ? s_facade : MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true));
    }
}
