using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace DupNet.DeviceCheck;

/// <summary>Compiles generated device code in memory: C# 9, optimized, as nanoFramework's build does.</summary>
public static class GeneratedAssemblies
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp9, DocumentationMode.None, preprocessorSymbols: ["NANOFRAMEWORK_1_0"]);

    /// <summary>Compiles assemblies.</summary>
    /// <param name="files">Files as FOLDER/NAME and text: an assembly for each folder, of its name. Those that are no C# are passed over.</param>
    /// <param name="references">Assemblies that they may reference.</param>
    /// <returns>Names and images, an assembly after those that it references.</returns>
    /// <exception cref="InvalidDataException">There is an error or a warning.</exception>
    public static IReadOnlyList<(string Name, byte[] Image)> Compile(IEnumerable<(string Name, string Text)> files, IEnumerable<string> references)
    {
        ArgumentNullException.ThrowIfNull(files);
        MetadataReference[] known = [.. references.Select(path => MetadataReference.CreateFromFile(path))];
        List<MetadataReference> made = [];
        List<(string Name, byte[] Image)> images = [];

        // The first folder is that of the assembly that knows the others.
        foreach (var folder in files.Where(file => file.Name.EndsWith(".cs", StringComparison.Ordinal)).GroupBy(file => file.Name.Split('/')[0]).Reverse())
        {
            CSharpCompilation compilation = CSharpCompilation.Create(
                folder.Key,
                folder.Select(file => CSharpSyntaxTree.ParseText(file.Text, s_parse, file.Name)),
                [.. known, .. made],
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true));
            using MemoryStream image = new();
            EmitResult result = compilation.Emit(image);
            Diagnostic[] wrong = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
            if (!result.Success || wrong.Length > 0)
            {
                throw new InvalidDataException(string.Join("\n", wrong.Take(10).Select(diagnostic => diagnostic.ToString())));
            }

            images.Add((folder.Key, image.ToArray()));
            made.Add(MetadataReference.CreateFromImage(image.ToArray()));
        }

        return images;
    }
}
