using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Compiling.Managed;
using DupNet.NativeCore;
using Xunit;

namespace DupNet.Compiling.Tests.Managed;

/// <summary>The code of the sample is what the generator writes.</summary>
public sealed class CommittedCodeTests
{
    [Fact]
    public void TheSamplesCodeIsWhatTheGeneratorWrites()
    {
        string folder = Path.Combine(Checkout.Root, "boards", "samples", "compiled");
        byte[] model = File.ReadAllBytes(Path.Combine(Checkout.Root, "models", "dupnet-nano", "dupnet-nano.dupnet"));
        IReadOnlyList<GeneratedFile> files = ManagedCompiler.Generate(new CompiledModel(model), LayerChoice.All, RuntimeFolder.From(folder));

        string[] committed =
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(name => !name.Contains("/obj/", StringComparison.Ordinal) && !name.Contains("/bin/", StringComparison.Ordinal)),
        ];
        Assert.Equal(files.Select(file => file.Name).Order(StringComparer.Ordinal), committed.Order(StringComparer.Ordinal));
        foreach (GeneratedFile file in files)
        {
            Assert.True(
                file.Text == File.ReadAllText(Path.Combine(folder, file.Name)),
                $"{file.Name} differs: dotnet run --project tools/DupNet.Cli -- compile models/dupnet-nano/dupnet-nano.dupnet --managed boards/samples/compiled");
        }
    }
}
