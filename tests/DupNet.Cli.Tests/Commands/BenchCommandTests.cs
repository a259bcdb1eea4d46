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
    public void ASoakTellsAllFieldsOfThePage()
    {
        using var folder = new TemporaryFolder();
        CommandResult result = CommandResult.Run("bench", "--model", SpotModelFile.WriteTo(folder), "--soak", "0.02", "--seed", "7", "--json");
        JsonElement json = result.SingleJson();
        Assert.Equal(7, json.GetProperty("seed").GetInt32());
        Assert.Equal(0, json.GetProperty("differences").GetInt64());
        Assert.Equal(result.ExitCode == ExitCode.Success ? 0 : 1, json.GetProperty("faults").GetArrayLength() > 0 ? 1 : 0);
        string page = System.IO.File.ReadAllText(System.IO.Path.Combine(System.AppContext.BaseDirectory, "cli.md"));
        string section = page[page.IndexOf("#### A soak", System.StringComparison.Ordinal)..];
        Assert.All(
            json.EnumerateObject().SelectMany(static field => field.Value.ValueKind == JsonValueKind.Object
                ? field.Value.EnumerateObject().Select(part => $"{field.Name}.{part.Name}")
                : [field.Name]),
            field => Assert.Contains($"| `{field}` |", section, System.StringComparison.Ordinal));
        Assert.Contains(
            "repeated inputs: ", CommandResult.Run("bench", "--model", SpotModelFile.WriteTo(folder), "--soak", "0.01").Output, System.StringComparison.Ordinal);
    }

    [Fact]
    public void ASeedIsForASoak() => CommandResult.Run("bench", "--seed", "1").AssertFails(ExitCode.Usage, "--seed");

    [Fact]
    public void RoundsMustBeANumber()
    {
        CommandResult.Run("bench", "--rounds", "none").AssertFails(ExitCode.Usage, "--rounds");
    }
}
