using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using DupNet.Evaluation;
using Xunit;

namespace DupNet.Cli.Tests;

/// <summary>The built-in model on the sample photos, which no training has seen.</summary>
public sealed class BuiltInModelTests
{
    [Theory]
    [InlineData("astronaut.jpg", 175, 65, 100, 125)]
    [InlineData("grace_hopper.jpg", 175, 115, 185, 215)]
    public void FindsTheFaceAndNothingElse(string name, double x, double y, double width, double height)
    {
        Box found = Assert.Single(Detect(name));
        Assert.True(found.Overlap(new Box(x, y, width, height)) >= DetectionMatcher.LeastOverlap, $"The box is {found}.");
    }

    [Theory]
    [InlineData("chelsea.jpg")]
    [InlineData("coffee.jpg")]
    public void FindsNoFaceWhereThereIsNone(string name) => Assert.Empty(Detect(name));

    [Fact]
    public void MergingMovesBoxes()
    {
        Box[] merged = Detect("grace_hopper.jpg", "--threshold", "0.05");
        Box[] best = Detect("grace_hopper.jpg", "--threshold", "0.05", "--no-merge");
        Assert.Equal(best.Length, merged.Length);
        Assert.NotEqual(best, merged);
    }

    private static Box[] Detect(string name, params string[] options)
    {
        CommandResult result = CommandResult.Run(["detect", Path.Combine(AppContext.BaseDirectory, "samples", name), "--json", .. options]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        return
        [
            .. result.SingleJson().GetProperty("detections").EnumerateArray().Select(static box => new Box(
                Number(box, "x"), Number(box, "y"), Number(box, "width"), Number(box, "height"))),
        ];
    }

    private static double Number(JsonElement box, string name) => box.GetProperty(name).GetDouble();
}
