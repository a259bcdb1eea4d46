using System;
using CsCheck;
using DupNet.Devices;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.Pictures;
using DupNet.Watching.Sources;
using Xunit;

namespace DupNet.Watching.Tests.Sources;

public sealed class WatchedFrameTests
{
    private static readonly Gen<ViewTurn> s_turns = Gen.Select(Gen.Int[0, 3], Gen.Bool, static (turn, mirror) => new ViewTurn((Rotation)turn, mirror));

    /// <summary>Turning a turned frame is turning the upright picture.</summary>
    [Fact]
    public void TurnsFollowOneAnother() => Gen.Select(Gen.Int[1, 6], Gen.Int[1, 6], s_turns, s_turns).Sample((width, height, first, second) =>
    {
        byte[] pixels = new byte[width * height * 3];
        new Random(1).NextBytes(pixels);
        Frame turned = first.Apply(new Frame(pixels, width, height, PixelFormat.Rgb888));
        Picture upright = new UprightFrame(turned).Picture();
        Picture expected = new UprightFrame(second.Apply(new Frame(upright.Rgb, upright.Width, upright.Height, PixelFormat.Rgb888))).Picture();
        Picture shown = WatchedFrame.Of("x", turned).Upright(second);
        Assert.Equal((expected.Width, expected.Height), (shown.Width, shown.Height));
        Assert.Equal(expected.Rgb, shown.Rgb);
    });

    /// <summary>A box around a bright place lies around it in the picture that is shown.</summary>
    [Fact]
    public void BoxesTurnWithTheirPictures() => Gen.Select(s_turns, Gen.Int[0, 30], Gen.Int[0, 20]).Sample((turn, x, y) =>
    {
        var picture = new Picture(40, 30);
        picture.Rgb.AsSpan(picture.IndexOf(x, y), 9).Fill(255);
        var frame = WatchedFrame.Of("x", picture, new BoardAnswer([new WatchedBox(x, y, 3, 1, 1, "spot")], null));
        WatchedBox box = Assert.Single(frame.BoardBoxes(turn));
        Picture shown = frame.Upright(turn);
        Assert.Equal(frame.SizeOf(turn), (shown.Width, shown.Height));
        for (int row = 0; row < shown.Height; row++)
        {
            for (int column = 0; column < shown.Width; column++)
            {
                bool isInside = column >= box.X && column < box.X + box.Width && row >= box.Y && row < box.Y + box.Height;
                Assert.Equal(isInside ? 255 : 0, shown.Rgb[shown.IndexOf(column, row)]);
            }
        }
    });

    [Fact]
    public void APictureIsEncodedOnceForEachTurn()
    {
        var frame = WatchedFrame.Of("x", new Picture(40, 30));
        byte[] jpeg = frame.Jpeg(default);
        Assert.Same(jpeg, frame.Jpeg(default));
        Picture turned = PictureFile.Decode(frame.Jpeg(new ViewTurn(Rotation.Clockwise90, false)), "x");
        Assert.Equal((30, 40), (turned.Width, turned.Height));
    }

    [Fact]
    public void LargePicturesAreReducedForBrowserAndDetector()
    {
        var frame = WatchedFrame.Of("x", new Picture(3000, 2000), new BoardAnswer([new WatchedBox(100, 100, 50, 50, 1, "spot")], null));
        Assert.Equal((3000, 2000), frame.SizeOf(default));
        Picture shown = PictureFile.Decode(frame.Jpeg(default), "x");
        Assert.Equal((750, 500), (shown.Width, shown.Height));
        Frame given = frame.ForDetector(default, new InputSize(160, 160), out int factor);
        Assert.Equal((600, 400, 5), (given.Width, given.Height, factor));
        Assert.Same(given.Buffer, frame.ForDetector(new ViewTurn(Rotation.Clockwise90, false), new InputSize(160, 160), out _).Buffer);

        var larger = WatchedFrame.Of("x", new Picture(8000, 20), new BoardAnswer([new WatchedBox(100, 10, 50, 10, 1, "spot")], null));
        Assert.Equal((4000, 10), larger.SizeOf(default));
        Assert.Equal((50, 5, 25, 5), larger.BoardBoxes(default) is [var box] ? (box.X, box.Y, box.Width, box.Height) : default);
    }
}
