using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using DupNet.Cli.Tests;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Comparison.Tests.Commands;

public sealed class SpeedCommandTests
{
    [Fact]
    public void EveryContestantGivesTheSameLogits()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(ExitCode.Success, Program.Run(["speed", "--model", SpotModelFile.WriteTo(folder), "--rounds", "3", "--json"], output, error));
        JsonElement[] times = [.. JsonDocument.Parse(output.ToString()).RootElement.EnumerateArray()];
        Assert.True(times.Length >= 4);
        Assert.All(times, time => Assert.Equal(0, time.GetProperty("largestError").GetInt32()));
        Assert.All(times, time => Assert.True(time.GetProperty("leastMilliseconds").GetDouble() <= time.GetProperty("medianMilliseconds").GetDouble()));
        Assert.StartsWith("managed", times.First().GetProperty("name").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ADamagedYuNetIsNamed()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("yunet_n_320_320.onnx"), "no network");
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(ExitCode.Failure, Program.Run(["speed", "--model", SpotModelFile.WriteTo(folder), "--peers", folder.Path], output, error));
        Assert.Contains(folder.File("yunet_n_320_320.onnx") + ":", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("unexpected", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, Program.Run(["speed", "--model", ""], output, error));
        Assert.Contains("--model must not be empty", error.ToString(), StringComparison.Ordinal);
    }
}
