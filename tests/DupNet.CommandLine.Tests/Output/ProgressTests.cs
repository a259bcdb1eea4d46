using System.IO;
using System.Threading.Tasks;
using DupNet.CommandLine.Output;
using Xunit;

namespace DupNet.CommandLine.Tests.Output;

public sealed class ProgressTests
{
    [Fact]
    public void AFileGetsTheLastLineOnly()
    {
        using var error = new StringWriter { NewLine = "\n" };
        var progress = new Progress(error, "photos");
        Parallel.For(1, 1001, done => progress.Report(done, 1000));
        Assert.Matches("^1000 of 1000 photos in \\d+s\n$", error.ToString());
    }

    [Fact]
    public void TheLineThatMovesIsNotShownInAFile()
    {
        using var error = new StringWriter();
        var line = new MovingLine(error);
        line.Show("half");
        line.Clear();
        Assert.False(line.Moves);
        Assert.Empty(error.ToString());
    }

    [Fact]
    public void ErrorsInAFileHaveNoColour()
    {
        using var error = new StringWriter { NewLine = "\n" };
        ErrorLine.Write(error, "tool", $"{new string('a', 300)}: no such file.");
        Assert.Equal($"tool: {new string('a', 300)}: no such file.\n", error.ToString());
        Assert.DoesNotContain(error.ToString(), character => char.IsControl(character) && character != '\n');
    }
}
