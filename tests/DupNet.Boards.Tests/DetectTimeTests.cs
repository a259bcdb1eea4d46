using Xunit;

namespace DupNet.Boards.Tests;

public class DetectTimeTests
{
    [Fact]
    public void ANativeDetectionTakesItsCycles() => Assert.Equal(
        new TimeEstimate(140, 210, "22.8 M instructions of rv32imc a detection, 1.0 to 1.5 cycles each at 160 MHz"),
        DetectTime.Native(22_763_773, "rv32imc", 160));

    [Theory]
    [InlineData(240, 560, 940, "0.28 to 0.47 microseconds each at 240 MHz")]
    [InlineData(160, 840, 1400, "0.42 to 0.71 microseconds each at 160 MHz")]
    public void AManagedDetectionTakesItsMicrosecondsAtTheBoardsClock(int megahertz, int from, int to, string each) => Assert.Equal(
        new TimeEstimate(from, to, "2.0 M IL instructions a detection, " + each),
        DetectTime.Managed(2_000_000, new InterpreterCost(240, 0.28m, 0.47m), megahertz));

    [Fact]
    public void BoundsHaveTwoDigitsAndAreNeverNothing()
    {
        Assert.Equal((12, 19), (DetectTime.Native(1_250_000, "m", 100).FromMilliseconds, DetectTime.Native(1_250_000, "m", 100).ToMilliseconds));
        Assert.Equal(1, DetectTime.Native(10, "m", 100).FromMilliseconds);
    }

    [Fact]
    public void GeneratedCodeIsEstimatedByWhatItsGeneratorSays() => Assert.Equal(
        new TimeEstimate(
            170, 580, "2.00 times what the generator says of the default model at 160 x 160, for which a count; 0.85 to 1.45 times that"),
        DetectTime.CompiledByRatio(new TimeEstimate(100, 200, "a count"), 2));

    /// <summary>What is counted of dupnet-nano and of other inputs lies within the bounds of the rule that goes by the default model at 160.</summary>
    [Theory]
    [InlineData("rv32imc")]
    [InlineData("lx106")]
    public void OtherModelsAreWithinTheBoundsOfTheRatio(string machine)
    {
        const int Megahertz = 1;
        TimeEstimate known = DetectTime.Native(CommittedCounts.Number($"{machine}.detect"), machine, Megahertz);
        foreach (string name in new[] { "64", "96", "128", "192", "224", "256", "288", "320", "nano.64", "nano.80", "nano.96", "nano.112", "nano.128", "nano.160", "nano.192", "nano.224" })
        {
            TimeEstimate told = DetectTime.NativeByRatio(known, (double)CommittedCounts.Number($"il.{name}.detect") / CommittedCounts.Number("il.160.detect"));
            TimeEstimate counted = DetectTime.Native(CommittedCounts.Number($"{machine}.{name}.detect"), machine, Megahertz);
            Assert.InRange(counted.FromMilliseconds, told.FromMilliseconds * 0.98, told.ToMilliseconds);
            Assert.InRange(counted.ToMilliseconds, told.FromMilliseconds, told.ToMilliseconds * 1.02);
        }
    }
}
