using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace DupNet.DeviceCheck.SourceRules;

/// <summary>The source of a device library, compiled against the facades as nanoFramework's own build would.</summary>
public sealed class DeviceSource
{
    private static readonly CSharpParseOptions s_parse = new(
        LanguageVersion.CSharp9, DocumentationMode.None, preprocessorSymbols: ["NANOFRAMEWORK_1_0"]);

    private DeviceSource(CSharpCompilation compilation) => Compilation = compilation;

    public CSharpCompilation Compilation { get; }

    /// <summary>Reads all .cs files of a folder tree, build outputs left out.</summary>
    /// <param name="name">Name of the library: others may have made their internals visible to it.</param>
    /// <param name="directory">The library's folder.</param>
    /// <param name="facades">Facade assemblies.</param>
    public static DeviceSource Read(string name, string directory, IEnumerable<string> facades)
        => Parse(name, SourceFiles.Under(directory).Select(path => (path, File.ReadAllText(path))), facades);

    /// <summary>Parses files that are given as text.</summary>
    public static DeviceSource Parse(string name, IEnumerable<(string Path, string Text)> files, IEnumerable<string> facades)
        => new(CSharpCompilation.Create(
            name,
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text, s_parse, file.Path)),
            facades.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)));

    /// <summary>The compiler's errors. No rule can be trusted before they are gone.</summary>
    public IEnumerable<Violation> Errors()
        => Compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => new Violation(
                "compiler", string.Empty, Locate(diagnostic.Location), diagnostic.GetMessage(null)));

    /// <summary>All operations of a file: initialisers and bodies, implicit conversions too.</summary>
    public static IEnumerable<IOperation> OperationsOf(SemanticModel model)
        => model.SyntaxTree.GetRoot().DescendantNodes()
            .Select(node => model.GetOperation(node))
            .OfType<IOperation>()
            .Where(operation => operation.Parent == null)
            .SelectMany(root => root.DescendantsAndSelf());

    /// <summary>File and line of a source location.</summary>
    public static string Locate(Location location)
    {
        FileLinePositionSpan span = location.GetLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1})";
    }

    /// <summary>Name of the member that contains a node, or of the type outside members.</summary>
    public static string MemberAround(SemanticModel model, SyntaxNode node)
    {
        ISymbol? symbol = model.GetEnclosingSymbol(node.SpanStart);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.LocalFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol?.ToDisplayString() ?? string.Empty;
    }
}
