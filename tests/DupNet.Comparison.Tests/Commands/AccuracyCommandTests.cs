using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using DupNet.Cli.Tests;
using DupNet.CommandLine.Outcomes;
using DupNet.Packing;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Comparison.Tests.Commands;

public sealed class AccuracyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public AccuracyCommandTests()
    {
        _model = SpotModelFile.WriteTo(_folder);

        // One face found, one missed because it is dark; a part without faces.
        var labels = new StringBuilder("file,width,height,x,y,w,h\n");
        Spots.Write(_folder.File("images/a_1.png"), 64, 64, (8, 8, SpotModel.Cell, SpotModel.Cell));
        labels.Append("images/a_1.png,64,64,8,8,8,8\nimages/a_1.png,64,64,40,40,8,8\n");
        Spots.Write(_folder.File("images/none_1.png"), 64, 64);
        labels.Append("images/none_1.png,64,64,,,,\n");
        File.WriteAllText(_folder.File("labels.csv"), labels.ToString());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EverySizeIsARow()
    {
        string[] lines = Run(ExitCode.Success, "accuracy", "--data", _folder.Path, "--model", _model + "@64,128", "--markdown").Split('\n');
        Assert.StartsWith("| detector | bytes | input | all AP50 | all recall @0.05 | all recall @0.1 | a AP50 |", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("| --- | ---: |", lines[1], StringComparison.Ordinal);
        Assert.Contains("| 64 x 64 | 0.500 | 0.500 | 0.500 |", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("| spots |", lines[3], StringComparison.Ordinal);
        Assert.Contains("| 128 x 128 |", lines[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("160", null, "--peer-sizes needs --peers")]
    [InlineData("100", "peers", "--peer-sizes must be multiples of 32, not 100 x 100")]
    [InlineData("160,160", "peers", "--peer-sizes has 160 twice")]
    public void SizesOfPeersAreChecked(string sizes, string? peers, string message)
    {
        string[] folder = peers is null ? [] : ["--peers", _folder.File(peers)];
        Assert.Contains(message, Run(ExitCode.Usage, ["accuracy", "--data", _folder.Path, "--model", _model, "--peer-sizes", sizes, .. folder]), StringComparison.Ordinal);
    }

    [Fact]
    public void JsonHoldsTheCurvesAndThePictureIsDrawn()
    {
        string picture = _folder.File("roc.png");
        string json = Run(ExitCode.Success, "accuracy", "--data", _folder.Path, "--model", _model, "--json", "--roc", picture);
        JsonElement row = JsonDocument.Parse(json).RootElement.EnumerateArray().Single();
        Assert.Equal("spots", row.GetProperty("detector").GetString());
        Assert.Equal(SpotModel.Bytes.Length, row.GetProperty("bytes").GetInt32());
        Assert.Equal(["a", "none", "all"], row.GetProperty("curves").EnumerateArray().Select(curve => curve.GetProperty("part").GetString()));

        // A panel for each of the two parts that have faces, beside one another.
        Picture drawn = PictureFile.Load(picture);
        Assert.True(drawn.Width > 2 * drawn.Height);
    }

    [Fact]
    public void NumbersAreNotLostWithThePicture()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(ExitCode.Failure, Program.Run(["accuracy", "--data", _folder.Path, "--model", _model, "--roc", _folder.File("x")[..^1] + "missing/roc.png"], output, error));
        Assert.Contains("roc.png: cannot be written", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("spots", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotBeUsedIsToldInWords()
    {
        Assert.Contains("neither labels nor pictures", Run(ExitCode.Failure, "accuracy", "--data", _folder.File("empty/x")[..^2], "--model", _model), StringComparison.Ordinal);
        Assert.Contains("holds none of", Run(ExitCode.Failure, "accuracy", "--data", _folder.Path, "--model", _model, "--peers", _folder.Path), StringComparison.Ordinal);
        Assert.Contains("sizes behind @", Run(ExitCode.Usage, "accuracy", "--data", _folder.Path, "--model", _model + "@large"), StringComparison.Ordinal);
        Assert.Contains("--data", Run(ExitCode.Usage, "accuracy"), StringComparison.Ordinal);
        File.WriteAllText(_folder.File("version-RFB-320.onnx"), "no network");
        Assert.Contains("version-RFB-320.onnx", Run(ExitCode.Failure, "accuracy", "--data", _folder.Path, "--model", _model, "--peers", _folder.Path), StringComparison.Ordinal);
    }

    /// <summary>Runs a command line: what it prints, or the message when it should fail.</summary>
    private static string Run(int exitCode, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        Assert.Equal(exitCode, Program.Run(arguments, output, error));
        return exitCode == ExitCode.Success ? output.ToString() : error.ToString();
    }
}
