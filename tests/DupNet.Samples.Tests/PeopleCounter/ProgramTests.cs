using System;
using System.Device;
using DupNet.Embedded.Video;
using PeopleCounter;
using Xunit;

namespace DupNet.Samples.Tests.PeopleCounter;

[Collection(ConsoleText.Collection)]
public sealed class ProgramTests
{
    [Fact]
    public void ShowsTheNumbersWhenTheyChangeAndTellsOfTheCamera()
    {
        using ConsoleText console = new();
        RecordedPause pause = new();
        FakeCamera camera = new FakeCamera().Failure().Face().Face().Nothing();
        PeopleWatch watch = new(camera, camera.Modes[0], DefaultModel.Stream(0), new LineCounter(true, 10, 4, 2));
        for (int i = 0; i < 4; i++)
        {
            Program.Look(watch, pause);
        }

        Assert.Equal(["camera: no answer", "in 0, out 0, in the picture 1", "in 0, out 0, in the picture 0"], console.Lines);
        Assert.Equal([BoardSettings.RetryMilliseconds], pause.Milliseconds);
    }

    [Fact]
    public void TooLittleMemoryIsToldInBytesBeforeItStarts() => LittleMemory.IsToldInBytes(Program.Prepare);

    [Fact]
    public void WithLittleMemoryEachPictureIsDetectedInAndThatIsTold() => LittleMemory.LeavesADetectionInEachPicture(() => Program.Prepare());

    [Fact]
    public void IsPutTogetherFromTheSettings()
    {
        Workbench.Renew();
        PeopleWatch watch = Program.Prepare();
        Assert.Equal((0, 0, 0), (watch.Counter.In, watch.Counter.Out, watch.People.Count));
    }
}
