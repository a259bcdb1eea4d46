using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using CameraWeb;
using DupNet.Embedded;
using DupNet.Pictures;
using DupNet.Testing;
using DupNet.Watching;
using DupNet.Watching.Detecting;
using DupNet.Watching.Sources;
using Xunit;

namespace DupNet.Samples.Tests.CameraWeb;

/// <summary>The program itself on this machine, watched by <c>dupnet watch</c>: from the board's camera to the page on the PC.</summary>
[Collection(ConsoleText.Collection)]
public sealed class WatchedBoardTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(360)]
    public async Task ThePageShowsTheBoardsPictureItsBoxesAndWhoIsInThem(int width)
    {
        using ConsoleText console = new();
        using RunningProgram program = new(Watches.Of(new PhotoCamera()));
        using WatchSession session = Watch(program, boardDetects: true);
        await using WatchServer server = await WatchServer.Start(session, new IPEndPoint(IPAddress.Loopback, 0), null);
        await using DrivenBrowser browser = await DrivenBrowser.Open(server.Address, width);
        await browser.WaitFor("!document.querySelector('#canvas').hidden && document.querySelectorAll('#found tr').length === 1");
        Assert.Equal("96 72", await browser.Ask<string>("[canvas.width, canvas.height].join(' ')"));
        Assert.Matches("^#1 face", await browser.Ask<string>("document.querySelector('#found td').textContent"));
        Assert.Matches("^picture [0-9]+: 1 found, [0-9.]+ ms by the board", await browser.Ask<string>("document.querySelector('#status').textContent"));
        Assert.True(await browser.Ask<bool>("document.querySelector('#note').hidden"));
        Assert.Equal(0, await browser.Ask<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));

        // The picture is the camera's, but for JPEG, and the box is where the board has it.
        Sight sight = program.Watch.Shown;
        Assert.Equal(
            (sight.X(0), sight.Y(0)), (await browser.Ask<int>("Math.round(document.querySelector('rect.box').getAttribute('x'))"), await browser.Ask<int>("Math.round(document.querySelector('rect.box').getAttribute('y'))")));
        int[] shown = await browser.Ask<int[]>("[[10, 10], [48, 20], [80, 60]].map(([x, y]) => canvas.getContext('2d').getImageData(x, y, 1, 1).data[1])");
        int[] taken = [.. new[] { (10, 10), (48, 20), (80, 60) }.Select(static place => (int)PhotoCamera.Photo.Rgb[PhotoCamera.Photo.IndexOf(place.Item1, place.Item2) + 1])];
        Assert.All(shown.Zip(taken), static pair => Assert.InRange(pair.First - pair.Second, -40, 40));

        // She keeps her number while pictures go on.
        string first = await browser.Ask<string>("document.querySelector('#status').textContent.split(':')[0]");
        await browser.WaitFor($"document.querySelector('#status').textContent.split(':')[0] !== '{first}' && document.querySelectorAll('#found tr').length === 1");
        Assert.Matches("^#1 face", await browser.Ask<string>("document.querySelector('#found td').textContent"));
    }

    [Fact]
    public async Task ATurnedCameraIsShownUpright()
    {
        using ConsoleText console = new();
        using RunningProgram program = new(Watches.Of(new PhotoCamera(), rotation: Rotation.Clockwise90));
        using WatchSession session = Watch(program, boardDetects: true);
        WatchedResult result = await Result(session, static result => result.Frame is not null);
        Assert.Equal((72, 96), (result.Width, result.Height));
    }

    [Fact]
    public async Task ThisComputerFindsTheSameFaceInTheBoardsPictures()
    {
        using ConsoleText console = new();
        using RunningProgram program = new(Watches.Of(new PhotoCamera()));
        using WatchSession session = Watch(program, boardDetects: false);
        WatchedResult result = await Result(session, static result => result.Boxes.Count > 0);
        WatchedBox box = Assert.Single(result.Boxes);
        Assert.InRange(box.X, program.Watch.Shown.X(0) - 8, program.Watch.Shown.X(0) + 8);
        Assert.Null(box.Track);
    }

    [Fact]
    public async Task WhatIsWrongWithTheCameraIsTold()
    {
        using ConsoleText console = new();
        PhotoCamera camera = new(PixelFormat.Rgb565LittleEndian) { Claims = PixelFormat.Rgb565BigEndian };
        using RunningProgram program = new(Watches.Of(camera));
        using WatchSession session = Watch(program, boardDetects: true);
        WatchedResult result = await Result(session, static result => result.Note?.EndsWith("byte order.", StringComparison.Ordinal) == true && result.Frame is not null);
        Assert.Equal(program.Address + ": the frame's bytes look swapped: try the format with the other byte order.", result.Note);
        camera.IsBroken = true;
        result = await Result(session, static result => result.Note?.EndsWith("failed.", StringComparison.Ordinal) == true);
        Assert.Equal(program.Address + ": the board's camera failed.", result.Note);
    }

    private static WatchSession Watch(RunningProgram program, bool boardDetects)
    {
        DupNetModel model = DupNetModel.Load(NanoModel.Bytes);
        return new WatchSession(
            new AddressSource(new Uri(program.Address), boardDetects),
            new WatchedModel(model, NanoModel.Bytes, new DetectorSettings(model), isNative: false),
            new WatchSettings(0.4f, default, false, 10));
    }

    private static async Task<WatchedResult> Result(WatchSession session, Func<WatchedResult, bool> isWanted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        WatchedResult result = session.Last;
        while (!isWanted(result))
        {
            result = await session.After(result.Number, patience.Token);
        }

        return result;
    }
}
