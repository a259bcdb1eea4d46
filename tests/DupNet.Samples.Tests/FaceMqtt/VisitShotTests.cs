using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Video;
using FaceMqtt;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt;

public sealed class VisitShotTests
{
    private readonly VisitShot _best = new(2);
    private readonly ScoredEngine _engine = new();
    private readonly StreamDetector _stream;
    private readonly Frame _frame = Stripes();

    public VisitShotTests()
    {
        _stream = _engine.Stream();
    }

    /// <summary>What a view is worth is as its score here, where all else stays as it is.</summary>
    [Fact]
    public void AClearlyBetterViewReplacesTheBestOne() => Assert.Equal(
        [false, true, false, true, false, false, true], new[] { 60, 61, 67, 70, 77, 65, 90 }.Select(Look));

    [Fact]
    public void SomebodyWhoseBestViewWasTheFirstIsShownAllTheSame() => Assert.Equal(
        [false, true, false, true], new[] { 80, 60, 70, 85 }.Select(Look));

    [Fact]
    public void WhoWasFoundOnceIsNotShown()
    {
        Assert.Equal([false, false], new[] { 90, 0 }.Select(Look));
        _stream.Restart();
        Assert.Equal([false, true], new[] { 60, 61 }.Select(Look));
    }

    [Fact]
    public void TheNextVisitBeginsAnew()
    {
        Assert.Equal([false, true, false], new[] { 80, 81, 81 }.Select(Look));
        _best.EndVisit();
        Assert.True(Look(60));
    }

    private static Frame Stripes()
    {
        byte[] pixels = new byte[96 * 72];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(60 + (20 * ((i % 96) / 8 % 6)));
        }

        return new Frame(pixels, 96, 72, PixelFormat.Gray8);
    }

    /// <summary>Goes on until the network looks again, which is then so sure.</summary>
    private bool Look(int score)
    {
        _engine.Score = score;
        int looks = _engine.Looks;
        for (int frames = 0; frames < 100; frames++)
        {
            Track shown = _best.Look(_stream.Next(_frame));
            if (_engine.Looks > looks)
            {
                return shown != null;
            }

            Assert.Null(shown);
        }

        Assert.Fail("the network does not look");
        return false;
    }
}
