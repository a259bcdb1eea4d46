using System;
using System.Device;
using System.Device.Gpio;
using System.Linq;
using FaceLed;
using Xunit;

namespace DupNet.Samples.Tests.FaceLed;

[Collection(ConsoleText.Collection)]
public sealed class ProgramTests : ILamp
{
    [Fact]
    public void ACameraThatIsAbsentIsToldAndTriedAgain()
    {
        using ConsoleText console = new();
        RecordedPause pause = new();
        FakeCamera camera = new FakeCamera().Failure("ArduCAM does not answer").Failure("ArduCAM does not answer").Face().Face().Nothing().Nothing();
        FaceLight light = new(camera, camera.Modes[0], DefaultModel.Stream(1), this);
        for (int i = 0; i < 6; i++)
        {
            Program.Look(light, pause);
        }

        Assert.Equal([BoardSettings.RetryMilliseconds, BoardSettings.RetryMilliseconds], pause.Milliseconds);
        Assert.Equal(3, camera.Starts);
        Assert.Equal(["camera: ArduCAM does not answer", "camera: ArduCAM does not answer"], console.Lines[..2]);
        Assert.Matches(@"^on: face of \d+x\d+ at \d+, \d+, \d+ %$", console.Lines[2]);
        Assert.Equal("off: nobody", console.Lines[3]);
    }

    [Fact]
    public void AWrongFrameIsToldOnceAndAFlatOneTellsNothing()
    {
        using ConsoleText console = new();
        FakeCamera camera = new FakeCamera().Nothing().Shifted().Shifted().Nothing();
        FaceLight light = new(camera, camera.Modes[0], DefaultModel.Stream(1), this);
        for (int i = 0; i < 4; i++)
        {
            Program.Look(light, new RecordedPause());
        }

        Assert.Equal(["camera: the frame's rows look shifted: see what width and stride the camera sends"], console.Lines.Where(line => line.StartsWith("camera", StringComparison.Ordinal)));
    }

    [Fact]
    public void TooLittleMemoryIsToldInBytesBeforeItStarts() => LittleMemory.IsToldInBytes(Program.Prepare);

    [Fact]
    public void WithLittleMemoryEachPictureIsDetectedInAndThatIsTold() => LittleMemory.LeavesADetectionInEachPicture(() => Program.Prepare());

    [Fact]
    public void IsPutTogetherFromTheSettings()
    {
        Workbench bench = Workbench.Renew();
        bool? level = null;
        bench.Pin = pin => new GpioPin(high => level = pin == BoardSettings.LedPin ? high : level);
        Assert.False(Program.Prepare().IsOn);
        Assert.Equal(PinMode.Output, bench.Opened[BoardSettings.LedPin]);
        Assert.Equal(!BoardSettings.IsLedLitByHigh, level);
    }

    void ILamp.Switch(bool on)
    {
    }
}
