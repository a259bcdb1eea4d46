using System;
using System.Linq;
using CsCheck;
using Xunit;

namespace DupNet.Evaluation.Tests;

public sealed class RecallCurveTests
{
    private static readonly Gen<DetectionMatch> s_matches = Gen.Select(
        Gen.Int[1, 12],
        Gen.Enum<MatchOutcome>(),
        (score, outcome) => new DetectionMatch(score / 12.0, outcome, -1));

    [Fact]
    public void MatchesAThresholdSweep() =>
        Gen.Select(s_matches.Array[0, 40], Gen.Int[1, 60], Gen.Int[0, 5], Gen.Int[0, 40]).Sample(
            (matches, photos, missed, rate) =>
            {
                int faces = matches.Count(match => match.Outcome == MatchOutcome.Hit) + missed;
                var curve = new RecallCurve(photos, faces, matches);
                if (faces == 0)
                {
                    Assert.Null(curve.AveragePrecision());
                    Assert.Null(curve.RecallAt(0.1));
                    return;
                }

                // In hundredths, so that the limit is exact: false * 100 <= rate * photos.
                double recall = Sweep(matches)
                    .Where(point => point.False * 100 <= rate * photos)
                    .Select(point => (double)point.Hits / faces)
                    .DefaultIfEmpty(0)
                    .Max();
                Assert.Equal(recall, curve.RecallAt(rate / 100.0));

                double area = Enumerable.Range(1, faces).Average(hits => Sweep(matches)
                    .Where(point => point.Hits >= hits)
                    .Select(point => (double)point.Hits / (point.Hits + point.False))
                    .DefaultIfEmpty(0)
                    .Max());
                Assert.Equal(area, curve.AveragePrecision()!.Value, tolerance: 1e-9);
            },
            iter: 2000,
            threads: 1);

    [Fact]
    public void WorkedExample()
    {
        // Four faces in 10 photos. Down the scores: hit, hit, false, hit, false, false; one face is never found.
        RecallCurve curve = CurveOf(10, 4, "hhfhff");
        Assert.Equal(0.5, curve.RecallAt(0.05));
        Assert.Equal(0.75, curve.RecallAt(0.1));
        Assert.Equal(0.75, curve.RecallAt(0.3));

        // Precision 1 up to recall 1/2, then 3/4 up to 3/4, then nothing.
        Assert.Equal((1 + 1 + 0.75 + 0) / 4, curve.AveragePrecision());
        Assert.Equal(new RecallPoint(0.6, 3, 1), curve.PointAt(0.1));
    }

    [Fact]
    public void EqualScoresEnterTogether()
    {
        // Two hits and two false positives share a score; one false positive is allowed, so none of them count.
        DetectionMatch[] matches =
        [
            new(0.9, MatchOutcome.Hit, 0),
            new(0.5, MatchOutcome.Hit, 0),
            new(0.5, MatchOutcome.FalsePositive, -1),
            new(0.5, MatchOutcome.Hit, 0),
            new(0.5, MatchOutcome.FalsePositive, -1),
        ];
        var curve = new RecallCurve(10, 4, matches);
        Assert.Equal(0.25, curve.RecallAt(0.1));
        Assert.Equal(0.75, curve.RecallAt(0.2));
        Assert.Equal((1 + 0.6 + 0.6) / 4, curve.AveragePrecision()!.Value, 12);
    }

    [Fact]
    public void NothingFoundIsZero()
    {
        var curve = new RecallCurve(10, 4, []);
        Assert.Equal(0, curve.RecallAt(0.1));
        Assert.Equal(0, curve.AveragePrecision());
        Assert.Null(curve.PointAt(0.1));
        Assert.Equal(0, CurveOf(10, 4, "ffh").RecallAt(0.1));
    }

    [Fact]
    public void WholeLimitsAreReached()
    {
        for (int photos = 10; photos <= 2000; photos += 10)
        {
            var falseOnes = Enumerable.Range(0, photos / 10).Select(_ => new DetectionMatch(0.9, MatchOutcome.FalsePositive, -1));
            var curve = new RecallCurve(photos, 1, falseOnes.Append(new DetectionMatch(0.5, MatchOutcome.Hit, 0)));
            Assert.Equal(1, curve.RecallAt(0.1));
        }
    }

    private static RecallCurve CurveOf(int photos, int faces, string outcomes) => new(
        photos,
        faces,
        outcomes.Select((outcome, i) => new DetectionMatch(
            Math.Round(0.9 - (i * 0.1), 1), outcome == 'h' ? MatchOutcome.Hit : MatchOutcome.FalsePositive, -1)));

    private static (int Hits, int False)[] Sweep(DetectionMatch[] matches) =>
    [
        .. matches.Where(match => match.Outcome != MatchOutcome.Ignored).Select(match => match.Score).Distinct().Select(threshold => (
            matches.Count(match => match.Score >= threshold && match.Outcome == MatchOutcome.Hit),
            matches.Count(match => match.Score >= threshold && match.Outcome == MatchOutcome.FalsePositive))),
    ];
}
