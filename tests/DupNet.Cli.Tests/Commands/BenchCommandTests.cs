using System.Linq;
using System.Text.Json;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

public sealed class BenchCommandTests
{
    [Fact]
    public void TheLayersAddUpToTheDetection()
    {
        using var folder = new TemporaryFolder();
        string model = SpotModelFile.WriteTo(folder);
        JsonElement json = CommandResult.Run("bench", "--model", model, "--size", "64", "--rounds", "3", "--json").SingleJson();
        JsonElement[] steps = [.. json.GetProperty("steps").EnumerateArray()];
        Assert.Equal(["1", "2", "all"], steps.Select(step => step.GetProperty("step").GetString()));
        Assert.Equal(steps[2].GetProperty("macs").GetInt64(), steps[..2].Sum(step => step.GetProperty("macs").GetInt64()));
        Assert.InRange(
            steps[..2].Sum(step => step.GetProperty("instructions").GetInt64()), 1, steps[2].GetProperty("instructions").GetInt64());
        Assert.All(steps, step => Assert.InRange(
            step.GetProperty("leastMilliseconds").GetDouble(), 0, step.GetProperty("medianMilliseconds").GetDouble()));
        Assert.Contains("all", CommandResult.Run("bench", "--model", model, "--rounds", "1").Lines[^3], System.StringComparison.Ordinal);
    }

    [Fact]
    public void RoundsMustBeANumber()
    {
        CommandResult.Run("bench", "--rounds", "none").AssertFails(ExitCode.Usage, "--rounds");
    }
}
