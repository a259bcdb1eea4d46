using System.Linq;
using DupNet.Embedded;
using FaceMqtt;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt;

public sealed class BestShotTests
{
    private readonly BestShot _best = new();

    [Fact]
    public void AClearlyBetterFaceReplacesTheBestOne() => Assert.Equal(
        ["10", "-", "20", "-", "-", "21"],
        Look([(10, 20, 60)], [(11, 20, 61)], [(20, 20, 80)], [(30, 20, 79)], [], [(21, 40, 80)]));

    [Fact]
    public void OfSeveralTheLargestAndSurestIsTaken() => Assert.Equal(["2"], Look([(1, 20, 90), (2, 40, 80), (3, 41, 50)]));

    [Fact]
    public void TheNextVisitBeginsAnew()
    {
        Assert.Equal(["1"], Look([(1, 40, 90)]));
        Assert.Equal(["-"], Look([(2, 20, 60)]));
        _best.EndVisit();
        Assert.Equal(["3"], Look([(3, 20, 60)]));
    }

    private string[] Look(params (int X, int Side, int Score)[][] frames)
    {
        Detector detector = new FixedEngine(frames).Detector();
        Frame frame = new(new byte[96 * 72], 96, 72, PixelFormat.Gray8);
        return [.. frames.Select(_ => _best.Look(detector.Detect(frame)) is { } face ? ((int)face.X).ToString(System.Globalization.CultureInfo.InvariantCulture) : "-")];
    }
}
