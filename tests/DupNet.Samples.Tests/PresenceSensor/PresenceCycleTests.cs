using System.Collections.Generic;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Video;
using PresenceSensor;
using Xunit;

namespace DupNet.Samples.Tests.PresenceSensor;

public sealed class PresenceCycleTests : IActuator, IPower
{
    private readonly List<string> _log = [];
    private readonly FakeCamera _camera = new();

    void IActuator.Report(int faces) => _log.Add($"{faces} faces, camera {(_camera.Mode == null ? "off" : "on")}");

    void IActuator.Fail(string problem) => _log.Add(problem);

    void IPower.Sleep(int seconds) => _log.Add($"{seconds} s");

    [Fact]
    public void SomebodyShortensTheSleep()
    {
        _camera.Face();
        Cycle().Run(Stream);
        Assert.Equal(["made, camera off", "1 faces, camera off", "60 s"], _log);
    }

    [Fact]
    public void TheFirstPicturesAreDropped()
    {
        _camera.Face().Face().Nothing();
        PresenceCycle cycle = Cycle();
        cycle.DroppedFrames = 2;
        cycle.Run(Stream);
        Assert.Equal(["made, camera off", "0 faces, camera off", "300 s"], _log);
    }

    [Fact]
    public void NobodyDoesNot()
    {
        _camera.Nothing();
        Cycle().Run(Stream);
        Assert.Equal(["made, camera off", "0 faces, camera off", "300 s"], _log);
    }

    [Fact]
    public void PicturesAreTakenUntilSomebodyIsThere()
    {
        _camera.Nothing().Nothing().Face();
        PresenceCycle cycle = Cycle();
        cycle.Pictures = 3;
        cycle.Run(Stream);
        Assert.Equal(["made, camera on", "1 faces, camera off", "60 s"], _log);
        _log.Clear();
        _camera.Face();
        cycle.Run(Stream);
        Assert.Equal(["made, camera on", "1 faces, camera off", "60 s"], _log);
    }

    [Fact]
    public void NoMorePicturesAreTakenThanWanted()
    {
        _camera.Nothing().Nothing().Nothing().Face();
        PresenceCycle cycle = Cycle();
        cycle.Pictures = 3;
        cycle.Run(Stream);
        Assert.Equal(["made, camera on", "0 faces, camera off", "300 s"], _log);
        Assert.Equal(1, _camera.Starts);
    }

    [Fact]
    public void ACameraThatFailsBetweenTwoPicturesEndsInSleep()
    {
        _camera.Nothing().Failure("cable");
        PresenceCycle cycle = Cycle();
        cycle.Pictures = 3;
        cycle.Run(Stream);
        Assert.Equal(["made, camera on", "cable", "900 s"], _log);
        Assert.Null(_camera.Mode);
    }

    [Fact]
    public void ACameraThatFailsEndsInSleep()
    {
        _camera.Failure("no answer");
        _camera.StopFailure = new CameraException(CameraError.NoAnswer, "not off");
        Cycle().Run(Stream);
        Assert.Equal(["not off", "no answer", "900 s"], _log);
    }

    [Fact]
    public void AModelThatIsMissingEndsInSleep()
    {
        _camera.Face();
        Cycle().Run(() => throw new DupNet.Embedded.ModelException(DupNet.Embedded.ModelError.Truncated, 5, "gone"));
        Assert.Equal(["DupNet model, offset 5: gone", "900 s"], _log);
    }

    private StreamDetector Stream()
    {
        _log.Add($"made, camera {(_camera.Mode == null ? "off" : "on")}");
        return DefaultModel.Stream(0);
    }

    private PresenceCycle Cycle() => new(_camera, _camera.Modes[0], this, this);
}
