using DupNet.Embedded.Cameras;
using PeopleCounter;
using Xunit;

namespace DupNet.Samples.Tests.PeopleCounter;

public sealed class PeopleWatchTests
{
    [Fact]
    public void AFaceIsFollowedThroughACameraThatFailsOnce()
    {
        FakeCamera camera = new FakeCamera().Face().Failure().Nothing().Face();
        PeopleWatch watch = new(camera, camera.Modes[0], DefaultModel.Detector(), new Tracker(4, 1, 2), new LineCounter(true, 10, 4, 2));
        Assert.False(watch.Step());
        Assert.Throws<CameraException>(() => watch.Step());
        Assert.False(watch.Step());
        Assert.False(watch.Step());
        Assert.Equal(2, camera.Starts);
        Assert.Equal((1, 1, 2, 0), (watch.Tracker.Count, watch.Tracker[0].Number, watch.Tracker[0].Hits, watch.Counter.In));

        // The astronaut's face lies right of the middle of the upper half.
        Assert.InRange(watch.Tracker[0].X, 40, 80);
        Assert.InRange(watch.Tracker[0].Y, 10, 50);
    }
}
