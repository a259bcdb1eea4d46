using System;
using System.IO;
using DupNet.CommandLine.Outcomes;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Comparison.Tests.Commands;

public sealed class RunsCommandTests : IDisposable
{
    private const string Head = "step,pictures,loss,overlap\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RunsBecomeOnePicture()
    {
        // The second run was killed while it wrote its last line.
        Write("long", Head + "50,1600,2.5,0.4\n100,3200,2,0.5\n");
        Write("short", Head + "50,1600,3,0.3\n100,32");
        string picture = _folder.File("runs.png");
        Assert.Equal("long: 2 rows, 3200 pictures\nshort: 1 rows, 1600 pictures\n", Run(ExitCode.Success, "runs", "--run", _folder.File("long"), "--run", _folder.File("short/"), "--output", picture));
        Picture drawn = PictureFile.Load(picture);
        Assert.True(drawn.Width > 2 * drawn.Height);
    }

    [Theory]
    [InlineData(null, "cannot be read")]
    [InlineData("", "has no column pictures")]
    [InlineData("step,pictures,loss\n", "has no column overlap")]
    [InlineData(Head, "has no rows")]
    [InlineData(Head + "50,1600,2\n100,3200,2,0.4\n", "training.csv:2: has 3 fields, the first line 4")]
    [InlineData(Head + "50,1600,NaN,0.4\n", "training.csv:2: 'NaN' is no number")]
    public void WhatIsNoTableOfARunIsRefused(string? table, string message)
    {
        if (table is not null)
        {
            Write("run", table);
        }

        Assert.Contains(message, Run(ExitCode.Failure, "runs", "--run", _folder.File("run"), "--output", _folder.File("runs.png")), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("runs.png")));
    }

    private void Write(string run, string table) => File.WriteAllText(_folder.File(run + "/training.csv"), table);

    private static string Run(int exitCode, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        Assert.Equal(exitCode, Program.Run(arguments, output, error));
        return exitCode == ExitCode.Success ? output.ToString() : error.ToString();
    }
}
