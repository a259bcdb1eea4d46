using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DupNet.DeviceCheck.Tests.Projects;

/// <summary>Which source file of a folder uses types that another one declares. Comments do not count.</summary>
internal sealed class SourceReferences
{
    private static readonly MetadataReference[] s_platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private SourceReferences(IReadOnlyDictionary<string, IReadOnlySet<string>> used)
    {
        Used = used;
    }

    /// <summary>The files that each file uses, paths below the folder with slashes.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Used { get; }

    /// <summary>Reads all sources below a folder, as one compilation.</summary>
    /// <param name="folder">The folder.</param>
    public static SourceReferences Read(string folder)
        => Of(SourceFiles.Under(folder).Select(path => (Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path))));

    /// <summary>Reads sources. Types of other projects are not known to them, which does not matter.</summary>
    /// <param name="files">Their names and texts.</param>
    public static SourceReferences Of(IEnumerable<(string Name, string Text)> files)
    {
        SyntaxTree[] trees = [.. files.Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Name))];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "sources", trees, s_platform, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        HashSet<string> names = [.. trees.Select(tree => tree.FilePath)];
        Dictionary<string, IReadOnlySet<string>> used = [];
        foreach (SyntaxTree tree in trees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            used[tree.FilePath] = tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
                .SelectMany(name => Declarations(model, name))
                .Where(path => path != tree.FilePath && names.Contains(path))
                .ToHashSet();
        }

        return new SourceReferences(used);
    }

    /// <summary>Groups of files that all use each other, directly or through others of the group.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Circles()
    {
        Dictionary<string, HashSet<string>> reached = Used.Keys.ToDictionary(file => file, Reach);
        return
        [
            .. Used.Keys.Where(file => reached[file].Contains(file))
                .GroupBy(file => string.Join(' ', reached[file].Where(other => reached[other].Contains(file)).Order(StringComparer.Ordinal)))
                .Select(group => (IReadOnlyList<string>)[.. group.Order(StringComparer.Ordinal)]),
        ];
    }

    private HashSet<string> Reach(string file)
    {
        HashSet<string> reached = [];
        Stack<string> open = new(Used[file]);
        while (open.TryPop(out string? next))
        {
            if (reached.Add(next))
            {
                foreach (string further in Used[next])
                {
                    open.Push(further);
                }
            }
        }

        return reached;
    }

    /// <summary>Files that declare the type that a name means, or whose member it means.</summary>
    private static IEnumerable<string> Declarations(SemanticModel model, SimpleNameSyntax name)
    {
        SymbolInfo info = model.GetSymbolInfo(name);
        IEnumerable<ISymbol> symbols = info.Symbol == null ? info.CandidateSymbols : [info.Symbol];
        return symbols.Select(symbol => (symbol as INamedTypeSymbol ?? symbol.ContainingType)?.OriginalDefinition)
            .OfType<INamedTypeSymbol>()
            .Select(type => type.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath).ToArray())

            // Files that declare parts of one type use each other as one file does.
            .Where(files => !files.Contains(name.SyntaxTree.FilePath))
            .SelectMany(files => files);
    }
}
