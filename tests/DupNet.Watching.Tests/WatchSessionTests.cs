using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using DupNet.Cli.Tests;
using DupNet.Devices;
using DupNet.Devices.Tests;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.NativeCore;
using DupNet.Pictures;
using DupNet.Watching.Detecting;
using DupNet.Watching.Sources;
using Xunit;

namespace DupNet.Watching.Tests;

public sealed class WatchSessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task PicturesFollowOneAnotherAndBeginAgain()
    {
        using WatchSession session = Play(3);
        string[] seen = new string[7];
        WatchedResult result = session.Last;
        for (int i = 0; i < seen.Length; i++)
        {
            result = await session.After(result.Number, ServedPage.Cancellation);
            seen[i] = result.Frame!.Name;
        }

        // A slow test may miss some, but the order stays.
        int[] numbers = [.. seen.Select(static name => name[5] - '0')];
        Assert.All(numbers, static number => Assert.InRange(number, 0, 2));
        Assert.True(numbers.Distinct().Count() > 1);
    }

    [Fact]
    public async Task APauseHoldsAndAStepShowsOneMore()
    {
        using WatchSession session = Play(3);
        await Result(session, static result => result.Number > 3);
        session.Pause(true);
        await Task.Delay(100, ServedPage.Cancellation);
        WatchedResult held = session.Last;
        await Task.Delay(200, ServedPage.Cancellation);
        Assert.Equal(held.Number, session.Last.Number);
        Assert.True(held.IsPaused);

        session.Step();
        WatchedResult stepped = await Result(session, result => result.Frame != held.Frame);
        Assert.Equal((held.Frame!.Name[5] - '0' + 1) % 3, stepped.Frame!.Name[5] - '0');
        await Task.Delay(200, ServedPage.Cancellation);
        Assert.Equal(stepped.Number, session.Last.Number);

        session.Pause(false);
        await Result(session, result => result.Frame != stepped.Frame && !result.IsPaused);
    }

    [Fact]
    public async Task SettingsApplyToTheFrameThatIsHeld()
    {
        using WatchSession session = Play(1);
        WatchedResult first = await Result(session, static result => result.Frame is not null);
        Assert.Equal(8, Assert.Single(first.Boxes).X);
        session.Change(static settings => settings with { Turn = new ViewTurn(Rotation.None, true) });
        WatchedResult mirrored = await Result(session, static result => result.Settings.Turn.Mirror);
        Assert.Same(first.Frame, mirrored.Frame);
        Assert.Equal(64 - 16, Assert.Single(mirrored.Boxes).X);
        Assert.NotEqual(first.Jpeg, mirrored.Jpeg);
        session.Change(static settings => settings with { Threshold = 1 });
        Assert.Empty((await Result(session, static result => result.Settings.Threshold == 1)).Boxes);
    }

    [Fact]
    public async Task AStreamKnowsWhoIsWho()
    {
        DupNetModel faces = ModelFile.Load(null, out byte[] file);
        var model = new WatchedModel(faces, file, new DetectorSettings(faces), isNative: false, isStream: true);
        string photo = Path.Combine(Checkout.Root, "docs", "samples", "astronaut.jpg");
        using var session = new WatchSession(new PictureSource("still", [photo]), model, ServedPage.Usual with { Rate = 30 });
        WatchedResult first = await Result(session, static result => result.Boxes.Count > 0);
        int number = Assert.NotNull(Assert.Single(first.Boxes).Track);
        Assert.Matches("^[a-z][a-z ]+, [0-9,]+ IL instructions$", first.Work);

        // She keeps her number, though nothing is looked at in most frames.
        await Result(session, static result => result.Work?.Contains(", 0 IL", StringComparison.Ordinal) == true);
        WatchedResult later = await Result(session, result => result.Number > first.Number + 20);
        Assert.Equal(number, Assert.Single(later.Boxes).Track);
    }

    [Fact]
    public async Task TimesOfLayersAreThere()
    {
        using WatchSession session = Play(3);
        WatchedResult result = await Result(session, static result => result.Number > 3);
        Assert.Equal(2, result.LayerMilliseconds.Count);
        Assert.All(result.LayerMilliseconds, static time => Assert.True(time > 0));
        Assert.True(result.Milliseconds >= 0);
        Assert.Equal("managed kernels", result.Engine);
    }

    [Fact]
    public async Task WhileNobodyLooksNothingRuns()
    {
        using WatchSession session = Play(3);
        await Task.Delay(6500, ServedPage.Cancellation);
        long number = session.Last.Number;

        // Five seconds at a hundred a second, and what a slow computer leaves out.
        Assert.InRange(number, 1, 560);
        await Result(session, result => result.Number > number + 3);
    }

    [Fact]
    public async Task APictureThatCannotBeReadIsToldAndPassedOver()
    {
        string[] files = [Spots.Write(_folder.File("a.png"), 64, 48), _folder.File("b.png"), Spots.Write(_folder.File("c.png"), 64, 48)];
        File.WriteAllText(files[1], "<b>no picture</b>");
        using var session = new WatchSession(new PictureSource("some", files), ServedPage.Spots, ServedPage.Usual);
        WatchedResult told = await Result(session, static result => result.Note is not null);
        Assert.StartsWith($"{files[1]}: not a picture", told.Note, StringComparison.Ordinal);
        Assert.EndsWith("2 are left.", told.Note, StringComparison.Ordinal);
        await Result(session, static result => result.Frame?.Name == "c.png");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ABoardIsWatchedOverItsLine(bool boardDetects)
    {
        var picture = new Picture(64, 48);
        PictureFile.Load(Spots.Write(_folder.File("a.png"), 64, 48, (8, 16, 8, 8))).Rgb.CopyTo(picture.Rgb, 0);
        using var device = new RunningDevice(camera: new PictureFrames([picture], 64, 48, PixelFormat.Rgb565BigEndian));
        using var source = new BoardSource("serial:x", () => SerialPortLink.Open(device.Port, 115200), boardDetects);
        using var session = new WatchSession(source, ServedPage.Spots, ServedPage.Usual);
        WatchedResult result = await Result(session, static result => result.Frame?.Name == "frame 2");
        Assert.Equal((64, 48), (result.Width, result.Height));
        WatchedBox box = Assert.Single(result.Boxes);
        Assert.Equal((8, 16, 8, 8, "spot"), (box.X, box.Y, box.Width, box.Height, box.ClassName));
        Assert.Equal(boardDetects ? "the board" : "managed kernels", result.Engine);
        session.Change(static settings => settings with { Turn = new ViewTurn(Rotation.Clockwise90, false) });
        result = await Result(session, static result => !result.Settings.Turn.IsNone);
        box = Assert.Single(result.Boxes);
        Assert.Equal((24, 8, 8, 8), (box.X, box.Y, box.Width, box.Height));
    }

    /// <summary>The bytes of each pixel are in the other order than the board says.</summary>
    [Fact]
    public async Task ABoardWhoseFramesLookWrongIsTold()
    {
        Picture photo = PictureReducer.Reduce(PictureFile.Load(Path.Combine(Checkout.Root, "docs", "samples", "astronaut.jpg")), 8);
        var sent = new Frame(FramePixels.Make(photo, PixelFormat.Rgb565LittleEndian), photo.Width, photo.Height, PixelFormat.Rgb565BigEndian);
        Picture garbled = new UprightFrame(sent).Picture();
        using var device = new RunningDevice(camera: new PictureFrames([garbled], photo.Width, photo.Height, PixelFormat.Rgb565BigEndian));
        using var source = new BoardSource("serial:x", () => SerialPortLink.Open(device.Port, 115200), false);
        using var session = new WatchSession(source, ServedPage.Spots, ServedPage.Usual);
        WatchedResult result = await Result(session, static result => result.Note is not null);
        Assert.True(FrameCheck.IsWrong(result.Frame!.Verdict));
        Assert.Equal($"serial:x: {FrameCheck.Describe(result.Frame.Verdict)}.", result.Note);
    }

    [Fact]
    public async Task ABoardThatGoesAwayIsToldAndAwaited()
    {
        var device = new RunningDevice(camera: new PictureFrames([new Picture(64, 48)], 64, 48, PixelFormat.Gray8));
        string port = device.Port;
        using var source = new BoardSource("serial:x", () => SerialPortLink.Open(port, 115200), false);
        using var session = new WatchSession(source, ServedPage.Spots, ServedPage.Usual);
        await Result(session, static result => result.Frame is not null);
        device.Dispose();
        Assert.NotEmpty((await Result(session, static result => result.Note is not null)).Note!);
        using var other = new RunningDevice(camera: new PictureFrames([new Picture(64, 48)], 64, 48, PixelFormat.Gray8));
        port = other.Port;
        long number = session.Last.Number;
        await Result(session, result => result.Number > number && result.Frame?.Name == "frame 1" == false && result.Note is null);
    }

    private static Task<WatchedResult> Result(WatchSession session, Func<WatchedResult, bool> isWanted) => ServedPage.Result(session, isWanted);

    private WatchSession Play(int count) => new(
        new PictureSource("some", Enumerable.Range(0, count).Select(i => Spots.Write(_folder.File($"spot-{i}.png"), 64, 48, (8, 16, 8, 8)))), ServedPage.Spots, ServedPage.Usual);
}
