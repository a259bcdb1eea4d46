using System;
using System.IO;
using System.Linq;
using DupNet.Maintenance.Commands;
using DupNet.NativeCore;
using Xunit;

namespace DupNet.Maintenance.Tests.Commands;

/// <summary>The maintainers' commands, run as from a shell.</summary>
public sealed class MaintenanceCommandTests
{
    [Fact]
    public void CountPrintsALineForEachLayerAndTheMemory()
    {
        (int code, string output, string error) = Run("count", Golden("gray.dupnet"), "--size", "64", "--frame", "80x60", "--format", "Gray8");

        Assert.Equal((0, string.Empty), (code, error));
        string[][] lines = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))];
        Assert.All(lines, line => Assert.Equal(2, line.Length));
        long total = Value(lines, "il.detect");
        Assert.InRange(Layers(lines, ""), 1, total);
        Assert.InRange(Layers(lines, ".cost"), 1, Value(lines, "il.detect.cost"));
        Assert.InRange(Value(lines, "il.detect.cost"), total / 2, total * 2);
        Assert.InRange(Value(lines, "ram.managed"), new FileInfo(Golden("gray.dupnet")).Length, 200_000);
    }

    [Fact]
    public void CountTakesAModelAsCode()
    {
        string[] arguments = ["count", Golden("gray.dupnet"), "--size", "64", "--frame", "80x60", "--format", "Gray8"];
        string[][][] both =
        [
            .. new[] { arguments, [.. arguments, "--compiled"] }
                .Select(each => Run(each).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToArray()),
        ];
        Assert.Equal(both[0].Select(line => line[0]).Append("code.il"), both[1].Select(line => line[0]));
        Assert.InRange(Value(both[1], "code.il"), 1000, 1_000_000);
        foreach (string name in (string[])["il.detect", "il.detect.cost", "ram.managed"])
        {
            Assert.InRange(Value(both[1], name), 1, Value(both[0], name) - 1);
        }
    }

    [Fact]
    public void AModelThatIsNoModelIsTold()
    {
        (int code, _, string error) = Run("count", Golden("gray.txt"));
        Assert.Equal(1, code);
        Assert.StartsWith("dupnet-maintain: ", error, StringComparison.Ordinal);
        Assert.Contains("gray.txt", error, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownFormatIsOneLineWithTheNearestName()
    {
        (int code, string output, string error) = Run("count", Golden("gray.dupnet"), "--format", "Gray9");
        Assert.Equal((2, string.Empty), (code, output));
        Assert.Contains("not 'Gray9'. Did you mean Gray8?", error.Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal(0, Run("count", Golden("gray.dupnet"), "--size", "64", "--frame", "80x60", "--format", "gray8").Code);
    }

    [Fact]
    public void BoardTimesAreCurrent() => Assert.Equal(
        (0, string.Empty, string.Empty), Run("board-times", "--check", "--root", Checkout.Root));

    [Fact]
    public void GoldenWritesWhatIsCommitted()
    {
        string folder = Directory.CreateTempSubdirectory("golden").FullName;
        try
        {
            Assert.Equal((0, string.Empty, string.Empty), Run("golden", folder));
            string[] written = [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
            Assert.Equal(
                Directory.GetFiles(Path.Combine(Checkout.Root, "firmware-tests", "golden"))
                    .Select(file => Path.GetFileName(file)).Where(name => name != "README.md").Order(StringComparer.Ordinal),
                written);
            Assert.All(written, name => Assert.True(
                File.ReadAllBytes(Path.Combine(folder, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Golden(name))), name + " is not what is committed"));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public void ChecksumsWritesWhatIsCommitted()
    {
        string folder = Directory.CreateTempSubdirectory("checksums").FullName;
        try
        {
            string models = Path.Combine(Checkout.Root, "models");
            Assert.Equal((0, string.Empty, string.Empty), Run("checksums", models, "--output", Path.Combine(folder, "CHECKSUMS")));
            Assert.Equal(File.ReadAllText(Path.Combine(models, "CHECKSUMS")).ReplaceLineEndings("\n"), File.ReadAllText(Path.Combine(folder, "CHECKSUMS")));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public void UnrollWritesWhatIsCommitted()
    {
        string folder = Directory.CreateTempSubdirectory("unrolled").FullName;
        try
        {
            Assert.Equal((0, string.Empty, string.Empty), Run("unroll", folder));
            string committed = Path.Combine(Checkout.Root, "nf-src");
            string[] written = Unrolled(folder);
            Assert.Equal(Unrolled(committed), written);
            Assert.All(written, name => Assert.Equal(
                File.ReadAllText(Path.Combine(folder, name)), File.ReadAllText(Path.Combine(committed, name)).ReplaceLineEndings("\n")));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static string[] Unrolled(string folder) =>
        [.. Directory.GetFiles(folder, "*.Unrolled.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];

    private static string Golden(string name) => Path.Combine(Checkout.Root, "firmware-tests", "golden", name);

    private static long Layers(string[][] lines, string end)
        => lines.Where(line => line[0].StartsWith("il.layer", StringComparison.Ordinal) && line[0].EndsWith(".cost", StringComparison.Ordinal) == (end.Length > 0))
            .Sum(line => long.Parse(line[1], null));

    private static long Value(string[][] lines, string name) => long.Parse(lines.Single(line => line[0] == name)[1], null);

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = MaintenanceCommand.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
