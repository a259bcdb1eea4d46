using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Samples.Tests.FaceMqtt.Messaging;
using FaceMqtt;
using FaceMqtt.HomeAssistant;
using FaceMqtt.Messaging;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt;

public sealed class FaceWatchTests
{
    private readonly SimulatedClock _clock = new();
    private readonly SimulatedBroker _broker;
    private readonly Publisher _publisher;
    private readonly FakeCamera _camera = new();

    public FaceWatchTests()
    {
        _broker = new SimulatedBroker(_clock);
        _publisher = new Publisher(_broker.Make, HouseTopics.All("hall"), _clock, new ReconnectPauses(1000, 8000, new Random(1)), 0);
    }

    [Fact]
    public void AFaceInThePhotoIsToldWithItsPictureOnceItWasFoundTwice()
    {
        _camera.Face().Face().Face();
        FaceWatch watch = Watch();
        Assert.Equal(["OFF 0 online -", "OFF 0 online -", "ON 1 online BM"], Run(watch, 3));
        for (int i = 0; i < 5; i++)
        {
            _camera.Nothing();
        }

        Assert.Equal(["ON 1 online BM", "ON 1 online BM", "ON 1 online BM", "ON 1 online BM", "OFF 0 online BM"], Run(watch, 5));
        Assert.Equal(0, watch.Count);
    }

    /// <summary>Where all has moved, looks at parts may miss a face, which then stays as it is. The next look at the whole finds it.</summary>
    [Fact]
    public void WhoSitsStillWhenTheLightGoesOnIsFoundSoon()
    {
        _camera.Nothing();
        for (int i = 0; i < BoardSettings.ScanInterval; i++)
        {
            _camera.Face();
        }

        Assert.Equal("ON 1 online BM", Run(Watch(), 1 + BoardSettings.ScanInterval)[^1]);
    }

    [Fact]
    public void AFaceThatSomePicturesMissStays()
    {
        _camera.Face().Face().Face().Nothing().Face().Nothing().Face().Nothing();
        Assert.All(Run(Watch(), 8).Skip(3), static told => Assert.Equal("ON 1 online BM", told));
    }

    [Fact]
    public void ABlindCameraIsToldAndWhatWasSeenIsTrueAgainWithTheNextPicture()
    {
        _camera.Face().Face().Face().Failure().Failure().Face();
        Assert.Equal(
            ["OFF 0 online -", "OFF 0 online -", "ON 1 online BM", "ON 1 offline BM", "ON 1 offline BM", "ON 1 online BM"], Run(Watch(), 6));
        Assert.Equal(3, _camera.Starts);
    }

    [Fact]
    public void PicturesThatLookWrongAreTold()
    {
        _camera.Nothing().Shifted().Shifted().Shifted();
        FaceWatch watch = Watch();
        List<string> told = [];
        for (int i = 0; i < 4; i++)
        {
            Run(watch, 1);
            told.Add(Text("picture", 99));
        }

        // The first is black, and two must agree.
        Assert.Equal(["unclear", "unclear", "other width", "other width"], told);
        Assert.Equal(FrameVerdict.OtherWidth, watch.Verdict);
    }

    [Fact]
    public void ACameraThatCannotBeStoppedEitherIsStartedAnew()
    {
        _camera.Failure().Face();
        _camera.StopFailure = new CameraException(CameraError.NoAnswer, "stuck");
        Assert.Equal(["- - offline -", "OFF 0 online -"], Run(Watch(), 2));
    }

    private FaceWatch Watch() => new(
        _camera, _camera.Modes[0], DefaultModel.Stream(BoardSettings.Patience, BoardSettings.ScanInterval), 2, 5, new House(_publisher, "hall", "Hall", "esp32-cam", false));

    private string[] Run(FaceWatch watch, int pictures) => [.. Enumerable.Range(0, pictures).Select(_ =>
    {
        try
        {
            watch.Step();
        }
        catch (CameraException failure)
        {
            Assert.Equal("no answer", failure.Message);
        }

        _publisher.Step();
        _broker.Last.ArriveAll();
        return $"{Text("presence", 9)} {Text("faces", 9)} {Text("availability", 9)} {Text("best-shot", 2)}";
    })];

    private string Text(string topic, int most)
        => _broker.Retained.TryGetValue("dupnet/hall/" + topic, out byte[]? value) ? Encoding.UTF8.GetString(value.AsSpan(0, Math.Min(most, value.Length))) : "-";
}
