using System.Linq;
using System.Text.RegularExpressions;
using DupNet.FirmwareTests.Host.Running;
using Xunit;

namespace DupNet.FirmwareTests.Host.Tests.Running;

public sealed class FirmwareTestRunnerTests
{
    private const string Example = "DupNet.FirmwareTests.Host.Tests.Running.ExampleTests.";

    private const string Skipped = "DupNet.FirmwareTests.Host.Tests.Running.SkippedTests.";

    [Fact]
    public void ResultsComeInTheOrderAndWordsOfTheDevice()
    {
        Assert.Equal(
            [
                "Test passed," + Example + "Begins.0,TICKS",
                "Test passed," + Example + "Passes.0,TICKS",
                "Test failed," + Example + "Fails.0,Assert.IsTrue failed. DateTime.UtcNow.Year < 2000",
                "Test skipped," + Example + "Skips.0,no camera",
                "Test failed," + Example + "Throws.0,broken",
                "Test passed," + Example + "TakesRows.0,TICKS",
                "Test failed," + Example + "TakesRows.1,Assert.AreEqual failed. Expected:<1>. Actual:<2>. number",
                "Test passed," + Example + "Ends.0,TICKS",
            ],
            FirmwareTestRunner.Run(typeof(ExampleTests)).Select(result => Regex.Replace(result.ToString(), @"(?<=^Test passed,.*,)\d+$", "TICKS")));
    }

    [Fact]
    public void WhatATestPrintsIsInItsResult()
    {
        Assert.Equal(
            ["set up", "said", "", "", "", "one", "two", "cleaned up"],
            FirmwareTestRunner.Run(typeof(ExampleTests)).Select(result => result.Output.Trim()));
    }

    [Fact]
    public void ASetUpThatIsSkippedSkipsTheClass()
        => Assert.Equal(
            ["Test skipped," + Skipped + "NeedsABoard.0,no board", "Test skipped," + Skipped + "CannotRun.0,no board"],
            FirmwareTestRunner.Run(typeof(SkippedTests)).Select(result => result.ToString()));

    [Fact]
    public void ClassesAreThoseThatAreMarked()
        => Assert.Equal(
            [nameof(ExampleTests), nameof(SkippedTests)],
            FirmwareTestRunner.Classes(typeof(ExampleTests).Assembly).Select(type => type.Name).Order());

    [Fact]
    public void NamesAreThoseOfTheResultsWithoutSetUpAndCleanUp()
        => Assert.Equal(
            FirmwareTestRunner.Run(typeof(ExampleTests)).Select(result => result.Name).ToArray()[1..^1],
            FirmwareTestRunner.Names(typeof(ExampleTests)));
}
