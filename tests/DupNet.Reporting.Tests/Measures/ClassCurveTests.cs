using System.Linq;
using DupNet.Evaluation;
using DupNet.Reporting.Measures;
using Xunit;

namespace DupNet.Reporting.Tests.Measures;

public sealed class ClassCurveTests
{
    private static readonly LabelledPhoto s_photo = new(
        "a.png", "a.png", 100, 100, [Generated.Object(0, 0, 10, "cat"), Generated.Object(20, 0, 10, "cat"), Generated.Object(40, 0, 10, "dog")], []);

    private static readonly MeasuredModel s_measured = Generated.Measured(
        ["cat", "dog", "cow"],
        (s_photo, [Generated.Found(0, 0, 10, 0.9, "cat"), Generated.Found(60, 0, 10, 0.8, "cat"), Generated.Found(20, 0, 10, 0.3, "cat"), Generated.Found(40, 0, 10, 0.7, "cat")]));

    [Fact]
    public void EachClassHasItsOwnCurve()
    {
        ClassCurve[] curves = [.. ClassCurve.OfEach(s_measured)];
        Assert.Equal(["cat", "dog"], curves.Select(static curve => curve.Name));
        Assert.Equal([(0.5, 1), (0.5, 1.0 / 2), (0.5, 1.0 / 3), (1, 2.0 / 4)], curves[0].PrecisionOverRecall());
        Assert.Empty(curves[1].PrecisionOverRecall());
        Assert.Equal(s_measured.Found.Evaluate().ClassResults(["cat", "dog"]).Select(static found => found.AveragePrecision), curves.Select(static curve => curve.Curve.AveragePrecision()));
    }

    [Fact]
    public void TheBestPointWeighsHitsAgainstErrors()
    {
        ClassCurve all = ClassCurve.OfAll(s_measured);

        // F1 = 2 hits / (detections + 3 objects): 2/4, 2/5, 2/6, 4/7.
        Assert.Equal(0.3, all.Best()!.Value.Score);
        Assert.Equal(4.0 / 7, all.F1(all.Best()), 9);
        Assert.Equal((1, 1), (all.At(0.75)!.Value.Hits, all.At(0.75)!.Value.FalsePositives));
        Assert.Null(all.At(0.95));
        Assert.Equal(0, all.F1(null));
    }
}
