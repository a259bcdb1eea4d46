using System.Device;
using System.Linq;
using CameraWeb;
using CameraWeb.Http;
using DupNet.Embedded;
using DupNet.Samples.Tests.CameraWeb.Http;
using Xunit;

namespace DupNet.Samples.Tests.CameraWeb;

[Collection(ConsoleText.Collection)]
public sealed class ProgramTests
{
    [Fact]
    public void IsPutTogetherFromTheSettings()
    {
        Workbench.Renew();
        CameraWatch watch = Program.Prepare();
        Assert.Equal((50, BoardSettings.CameraRotation), (watch.Percent, watch.Rotation));
        Assert.True(watch.Mode.IsSameAs(BoardSettings.Mode()));
    }

    [Fact]
    public void TellsWhyItCannotJoinUntilItCan()
    {
        using ConsoleText console = new();
        RecordedPause pause = new();
        WifiBench bench = WifiBench.Renew();
        bench.Networks[0].Ssid = "home";
        bench.Networks[0].Password = "secret";
        bench.Addresses.Clear();
        int looks = 2 * ((BoardSettings.JoinMilliseconds / 200) + 2);
        Enumerable.Repeat("0.0.0.0", looks).ToList().ForEach(bench.Addresses.Enqueue);
        bench.Addresses.Enqueue("192.168.1.20");
        Assert.Equal("192.168.1.20", Program.Join(pause));
        Assert.All(console.Lines, static line => Assert.Equal("Wi-Fi network home gives no address", line));
        Assert.InRange(console.Lines.Length, 1, 3);
        Assert.Contains(BoardSettings.RetryMilliseconds, pause.Milliseconds);
    }

    [Fact]
    public void TellsTheTokenOnceAndEachFailureOfTheCamera()
    {
        using ConsoleText console = new();
        PhotoCamera camera = new() { IsBroken = true };
        CameraWatch watch = Watches.Of(camera);
        using ServerBench bench = new(new LongSite(10));
        RecordedPause pause = new();
        Program.Look(watch, bench.Server, pause);
        Assert.Equal(BoardSettings.RetryMilliseconds, pause.Milliseconds.Sum());
        camera.IsBroken = false;
        Program.Look(watch, bench.Server, pause);
        Program.Look(watch, bench.Server, pause);
        Assert.Equal(["camera: no answer", "token for settings: " + watch.Token.Text], console.Lines);
        Assert.Equal(BoardSettings.RetryMilliseconds, pause.Milliseconds.Sum());
    }

    [Fact]
    public void PicturesThatLookWrongAreToldOnce()
    {
        using ConsoleText console = new();
        CameraWatch watch = Watches.Of(new PhotoCamera(PixelFormat.Rgb565LittleEndian) { Claims = PixelFormat.Rgb565BigEndian });
        using ServerBench bench = new(new LongSite(10));
        for (int i = 0; i < 5; i++)
        {
            Program.Look(watch, bench.Server, new RecordedPause());
        }

        Assert.Equal(
            ["token for settings: " + watch.Token.Text, "camera: " + FrameCheck.Describe(FrameVerdict.BytesSwapped)], console.Lines);
    }

    /// <summary>A picture where nothing moves takes no time: without a pause it would be gone before the page has asked for it.</summary>
    [Fact]
    public void WhoWasToldOfAPictureCanGetIt()
    {
        using ConsoleText console = new();
        CameraWatch watch = Watches.Of(new PhotoCamera());
        using ServerBench bench = new(new LongSite(10));
        RecordedPause pause = new();
        watch.IsAwaited = true;
        Program.Look(watch, bench.Server, pause);
        Assert.Equal(BoardSettings.ServeMilliseconds, pause.Milliseconds.Sum());
        Assert.False(watch.IsAwaited);
        Program.Look(watch, bench.Server, pause);
        Assert.Equal(BoardSettings.ServeMilliseconds, pause.Milliseconds.Sum());
    }

    [Fact]
    public void WhoAsksIsServedBetweenTwoPictures()
    {
        using ConsoleText console = new();
        CameraWatch watch = Watches.Of(new PhotoCamera());
        using ServerBench bench = new(new LongSite(10));
        using System.Net.Sockets.Socket client = bench.Connect();
        RecordedPause pause = new();
        Program.Look(watch, bench.Server, pause);

        // The client says nothing, so it is given the whole time, and no more.
        Assert.Equal(BoardSettings.ServeMilliseconds, pause.Milliseconds.Sum());
    }
}
