using System.Collections.Generic;
using DupNet.Embedded.Cameras;
using FaceLed;
using Xunit;

namespace DupNet.Samples.Tests.FaceLed;

public sealed class FaceLightTests : ILamp
{
    private readonly List<bool> _switched = [];
    private readonly FakeCamera _camera = new();

    void ILamp.Switch(bool on) => _switched.Add(on);

    [Fact]
    public void TheLampFollowsTheFaceAndHolds()
    {
        FaceLight light = Light(1);
        _camera.Nothing().Face().Face().Nothing().Face().Nothing().Nothing().Nothing();
        Assert.Equal(0, light.Step().Count);
        Assert.Equal([false], _switched);
        Assert.Equal(1, light.Step().Count);
        Assert.True(light.IsOn);
        light.Step();
        light.Step();
        light.Step();
        light.Step();
        Assert.Equal([false, true], _switched);
        light.Step();
        light.Step();
        Assert.Equal([false, true, false], _switched);
        Assert.Equal(1, _camera.Starts);
    }

    [Fact]
    public void WithoutHoldingItGoesOutAtOnce()
    {
        FaceLight light = Light(0);
        _camera.Face().Nothing();
        light.Step();
        light.Step();
        Assert.Equal([false, true, false], _switched);
    }

    [Fact]
    public void ACameraThatFailsIsStartedAnew()
    {
        FaceLight light = Light(5);
        _camera.Face().Failure("cable").Face();
        _camera.StopFailure = new CameraException(CameraError.NoAnswer, "still no answer");
        light.Step();
        Assert.Equal("cable", Assert.Throws<CameraException>(() => light.Step()).Message);
        Assert.Equal([false, true, false], _switched);
        light.Step();
        Assert.True(light.IsOn);
        Assert.Equal(2, _camera.Starts);
    }

    private FaceLight Light(int holdFrames) => new(_camera, _camera.Modes[0], DefaultModel.Detector(), this, holdFrames);
}
