using DupNet.Embedded.Cameras;
using DupNet.Embedded.Video;
using PeopleCounter;
using Xunit;

namespace DupNet.Samples.Tests.PeopleCounter;

public sealed class PeopleWatchTests
{
    [Fact]
    public void AFaceIsFollowedThroughACameraThatFailsOnce()
    {
        FakeCamera camera = new FakeCamera().Face().Failure().Nothing().Face();
        PeopleWatch watch = new(camera, camera.Modes[0], DefaultModel.Stream(2), new LineCounter(true, 10, 4, 2));
        Assert.False(watch.Step());
        Assert.Throws<CameraException>(() => watch.Step());
        Assert.False(watch.Step());
        Assert.False(watch.Step());
        Assert.Equal(2, camera.Starts);
        Assert.Equal((1, 1, 0), (watch.People.Count, watch.People[0].Number, watch.Counter.In));

        // The astronaut's face lies right of the middle of the upper half.
        Assert.InRange(watch.People[0].X + (watch.People[0].Width / 2), 40, 80);
        Assert.InRange(watch.People[0].Y + (watch.People[0].Height / 2), 10, 50);
    }
}
