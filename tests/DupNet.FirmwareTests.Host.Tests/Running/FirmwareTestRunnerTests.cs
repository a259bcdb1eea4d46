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
    public void Results_come_in_the_order_and_words_of_the_device()
    {
        Assert.Equal(
            [
                "Test passed," + Example + "Begins.0,TICKS",
                "Test passed," + Example + "Passes.0,TICKS",
                "Test failed," + Example + "Fails.0,Assert.IsTrue failed. DateTime.UtcNow.Year < 2000",
                "Test skipped," + Example + "Skips.0,no camera",
                "Test failed," + Example + "Throws.0,broken",
                "Test passed," + Example + "Takes_rows.0,TICKS",
                "Test failed," + Example + "Takes_rows.1,Assert.AreEqual failed. Expected:<1>. Actual:<2>. number",
                "Test passed," + Example + "Ends.0,TICKS",
            ],
            FirmwareTestRunner.Run(typeof(ExampleTests)).Select(result => Regex.Replace(result.ToString(), @"(?<=^Test passed,.*,)\d+$", "TICKS")));
    }

    [Fact]
    public void What_a_test_prints_is_in_its_result()
    {
        Assert.Equal(
            ["set up", "said", "", "", "", "one", "two", "cleaned up"],
            FirmwareTestRunner.Run(typeof(ExampleTests)).Select(result => result.Output.Trim()));
    }

    [Fact]
    public void A_set_up_that_is_skipped_skips_the_class()
        => Assert.Equal(
            ["Test skipped," + Skipped + "Needs_a_board.0,no board", "Test skipped," + Skipped + "Cannot_run.0,no board"],
            FirmwareTestRunner.Run(typeof(SkippedTests)).Select(result => result.ToString()));

    [Fact]
    public void Classes_are_those_that_are_marked()
        => Assert.Equal(
            [nameof(ExampleTests), nameof(SkippedTests)],
            FirmwareTestRunner.Classes(typeof(ExampleTests).Assembly).Select(type => type.Name).Order());

    [Fact]
    public void Names_are_those_of_the_results_without_set_up_and_clean_up()
        => Assert.Equal(
            FirmwareTestRunner.Run(typeof(ExampleTests)).Select(result => result.Name).ToArray()[1..^1],
            FirmwareTestRunner.Names(typeof(ExampleTests)));
}
