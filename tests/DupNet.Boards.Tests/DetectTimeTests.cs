using Xunit;

namespace DupNet.Boards.Tests;

public class DetectTimeTests
{
    [Fact]
    public void A_native_detection_takes_its_cycles() => Assert.Equal(
        new TimeEstimate(140, 210, "22.8 M instructions of rv32imc a detection, 1.0 to 1.5 cycles each at 160 MHz"),
        DetectTime.Native(22_763_773, "rv32imc", 160));

    [Fact]
    public void A_managed_detection_takes_its_microseconds() => Assert.Equal(
        new TimeEstimate(1500, 3500, "10.0 M IL instructions a detection, 0.15 to 0.35 microseconds each"),
        DetectTime.Managed(10_000_000));

    [Fact]
    public void Bounds_have_two_digits_and_are_never_nothing()
    {
        Assert.Equal((12, 19), (DetectTime.Native(1_250_000, "m", 100).FromMilliseconds, DetectTime.Native(1_250_000, "m", 100).ToMilliseconds));
        Assert.Equal(1, DetectTime.Native(10, "m", 100).FromMilliseconds);
    }
}
