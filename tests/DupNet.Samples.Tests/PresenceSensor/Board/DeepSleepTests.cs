using System.Device;
using System.Device.Gpio;
using nanoFramework.Hardware.Esp32;
using PresenceSensor;
using PresenceSensor.Board;
using Xunit;

namespace DupNet.Samples.Tests.PresenceSensor.Board;

[Collection(ConsoleText.Collection)]
public sealed class DeepSleepTests
{
    private readonly RecordedPause _pause = new();

    [Fact]
    public void TheTimerEndsIt()
    {
        Workbench bench = Workbench.Renew();
        Sleep(-1, 300);
        Assert.Equal(["timer 300 s", "sleep"], bench.Sleep);
        Assert.Empty(bench.Opened);
    }

    [Fact]
    public void SoDoesTheMotionDetector()
    {
        Workbench bench = Workbench.Renew();
        Sleep(34, 300);
        Assert.Equal(["timer 300 s", "pin 0x400000000 level 1", "sleep"], bench.Sleep);
        Assert.Equal(PinMode.Input, bench.Opened[34]);
    }

    [Fact]
    public void ADetectorThatStillSeesSomethingDoesNotEndItAtOnce()
    {
        Workbench bench = Workbench.Renew();
        bench.Pin = _ => new GpioPin(_ => { }, () => true);
        Sleep(34, 60);
        Assert.Equal(["timer 60 s", "sleep"], bench.Sleep);
    }

    [Fact]
    public void AChipThatNoPinWakesUpIsToldAndSleepsByTimer()
    {
        using ConsoleText console = new();
        Workbench bench = Workbench.Renew();
        bench.WakesByPin = false;
        Sleep(3, 60);
        Assert.Equal(["timer 60 s", "sleep"], bench.Sleep);
        Assert.Equal(["no pin of this chip can end a deep sleep"], console.Lines);
    }

    [Fact]
    public void WithoutATimerItStaysAwake()
    {
        using ConsoleText console = new();
        Workbench bench = Workbench.Renew();
        bench.SleepAnswer = EspNativeError.INVALID_ARG;
        Sleep(34, 60);
        Assert.Equal(["timer 60 s"], bench.Sleep);
        Assert.Equal(["no deep sleep, the timer refuses: error 258"], console.Lines);
        Assert.Equal([60_000], _pause.Milliseconds);
    }

    private void Sleep(int motionPin, int seconds) => ((IPower)new DeepSleep(motionPin, _pause)).Sleep(seconds);
}
