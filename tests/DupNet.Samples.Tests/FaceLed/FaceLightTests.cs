using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Video;
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
        FaceLight light = Light(2);
        _camera.Nothing().Nothing().Face().Face().Nothing().Face().Nothing().Nothing().Nothing().Nothing();
        Assert.Equal("--++++++--", Steps(light, 10));
        Assert.Equal([false, true, false], _switched);
        Assert.Equal(1, _camera.Starts);
    }

    [Fact]
    public void WithoutHoldingItGoesOutAtOnce()
    {
        FaceLight light = Light(0);
        _camera.Face().Nothing();
        Assert.Equal("+-", Steps(light, 2));
        Assert.Equal([false, true, false], _switched);
    }

    /// <summary>Of an empty place the first picture is looked at, and then one in a while.</summary>
    [Fact]
    public void APictureThatDidNotChangeIsNotLookedAt()
    {
        StreamDetector stream = DefaultModel.Stream(2, 8);
        FaceLight light = new(_camera, _camera.Modes[0], stream, this);
        bool[] looked = new bool[12];
        for (int i = 0; i < looked.Length; i++)
        {
            _camera.Nothing();
            light.Step();
            looked[i] = stream.LastCost > 0;
        }

        Assert.Equal([0, 2, 10], Enumerable.Range(0, looked.Length).Where(i => looked[i]));
    }

    [Fact]
    public void ACameraThatFailsIsStartedAnew()
    {
        FaceLight light = Light(5);
        _camera.Face().Failure("cable").Nothing().Nothing().Face();
        _camera.StopFailure = new CameraException(CameraError.NoAnswer, "still no answer");
        light.Step();
        Assert.Equal("cable", Assert.Throws<CameraException>(() => light.Step()).Message);
        Assert.Equal([false, true, false], _switched);

        // Who was there before is not taken to be there still.
        Assert.Equal("--+", Steps(light, 3));
        Assert.Equal(2, _camera.Starts);
    }

    private FaceLight Light(int patience) => new(_camera, _camera.Modes[0], DefaultModel.Stream(patience), this);

    /// <summary>Whether the lamp is on after each of some pictures.</summary>
    private static string Steps(FaceLight light, int pictures)
    {
        string text = string.Empty;
        for (int i = 0; i < pictures; i++)
        {
            Assert.Equal(light.Step().Count > 0, light.IsOn);
            text += light.IsOn ? "+" : "-";
        }

        return text;
    }
}
