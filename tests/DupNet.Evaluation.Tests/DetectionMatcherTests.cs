using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;

namespace DupNet.Evaluation.Tests;

public sealed class DetectionMatcherTests
{
    private static readonly Box s_face = new(0, 0, 100, 100);

    // Few places, sizes and scores: many overlaps and ties.
    private static readonly Gen<Box> s_boxes = Gen.Select(
        Gen.Int[0, 6], Gen.Int[0, 3], Gen.Int[3, 8], Gen.Int[3, 8], (x, y, width, height) => new Box(x, y, width, height));

    private static readonly Gen<ScoredBox> s_detections =
        Gen.Select(s_boxes, Gen.Int[1, 4], (box, score) => new ScoredBox(box, score / 4.0));

    [Fact]
    public void FollowsTheProtocol() =>
        Gen.Select(s_boxes.Array[0, 4], s_boxes.Array[0, 2], s_detections.Array[0, 8]).Sample(
            (faces, ignored, detections) => Assert.Equal(
                SlowMatch(faces, ignored, detections), DetectionMatcher.Match(faces, ignored, detections)),
            iter: 3000,
            threads: 1);

    [Fact]
    public void TheOrderOfDetectionsDoesNotMatter() =>
        Gen.Select(s_boxes.Array[0, 4], s_detections.Array[0, 8]).Sample(
            (faces, detections) =>
            {
                // Two pairs of equal score and overlap leave a choice to the order; such cases prove nothing.
                if (HasTiedPairs(faces, detections))
                {
                    return;
                }

                ScoredBox[] reversed = [.. detections.Reverse()];
                Assert.Equal(
                    DetectionMatcher.Match(faces, [], detections),
                    DetectionMatcher.Match(faces, [], reversed).Reverse());
            },
            iter: 3000,
            threads: 1);

    [Fact]
    public void ASecondDetectionOfAFaceIsFalse()
    {
        IReadOnlyList<DetectionMatch> matches = DetectionMatcher.Match(
            [s_face], [], [new(s_face, 0.8), new(new Box(0, 0, 100, 90), 0.9)]);
        Assert.Equal(MatchOutcome.FalsePositive, matches[0].Outcome);
        Assert.Equal(new DetectionMatch(0.9, MatchOutcome.Hit, 0), matches[1]);
    }

    [Fact]
    public void AmongFreeFacesTheBestOverlapCounts()
    {
        // The better detection fits both faces and takes the second; the weaker one fits only the first.
        Box second = new(20, 0, 100, 100);
        IReadOnlyList<DetectionMatch> matches = DetectionMatcher.Match(
            [s_face, second], [], [new(new Box(15, 0, 100, 100), 0.9), new(s_face, 0.5)]);
        Assert.Equal([1, 0], matches.Select(match => match.Face));
    }

    [Fact]
    public void ATakenFaceLeavesTheNextBest()
    {
        // The weaker detection fits the first face better, but that one is taken.
        Box second = new(30, 0, 100, 100);
        IReadOnlyList<DetectionMatch> matches = DetectionMatcher.Match(
            [s_face, second], [], [new(s_face, 0.9), new(new Box(10, 0, 100, 100), 0.5)]);
        Assert.Equal([0, 1], matches.Select(match => match.Face));
    }

    [Theory]
    [InlineData(50, MatchOutcome.Hit)]
    [InlineData(49.9, MatchOutcome.FalsePositive)]
    public void HalfAnOverlapIsEnough(double height, MatchOutcome expected) => Assert.Equal(
        expected, DetectionMatcher.Match([s_face], [], [new(new Box(0, 0, 100, height), 1)])[0].Outcome);

    [Fact]
    public void UnclearFacesCountNeitherWay()
    {
        IReadOnlyList<DetectionMatch> matches = DetectionMatcher.Match(
            [], [s_face], [new(s_face, 1), new(new Box(0, 0, 100, 50), 0.9), new(new Box(0, 0, 100, 40), 0.8)]);
        Assert.Equal(
            [MatchOutcome.Ignored, MatchOutcome.Ignored, MatchOutcome.FalsePositive], matches.Select(match => match.Outcome));
    }

    [Fact]
    public void ALabelledFaceComesBeforeAnUnclearOne() => Assert.Equal(
        MatchOutcome.Hit, DetectionMatcher.Match([s_face], [s_face], [new(s_face, 1)])[0].Outcome);

    /// <summary>The protocol as it is told: again and again the best undecided detection chooses.</summary>
    private static DetectionMatch[] SlowMatch(Box[] faces, Box[] ignored, ScoredBox[] detections)
    {
        var matches = new DetectionMatch[detections.Length];
        List<int> undecided = [.. Enumerable.Range(0, detections.Length)];
        List<int> free = [.. Enumerable.Range(0, faces.Length)];
        while (undecided.Count > 0)
        {
            double score = undecided.Max(d => detections[d].Score);
            List<int> equals = [.. undecided.Where(d => detections[d].Score == score)];
            double best = equals.SelectMany(d => free.Select(f => detections[d].Box.Overlap(faces[f]))).DefaultIfEmpty(0).Max();
            if (best >= 0.5)
            {
                int detection = equals.First(d => free.Any(f => detections[d].Box.Overlap(faces[f]) == best));
                int face = free.First(f => detections[detection].Box.Overlap(faces[f]) == best);
                matches[detection] = new DetectionMatch(score, MatchOutcome.Hit, face);
                undecided.Remove(detection);
                free.Remove(face);
                continue;
            }

            foreach (int d in equals)
            {
                bool unclear = ignored.Any(box => detections[d].Box.Overlap(box) >= 0.5);
                matches[d] = new DetectionMatch(score, unclear ? MatchOutcome.Ignored : MatchOutcome.FalsePositive, -1);
                undecided.Remove(d);
            }
        }

        return matches;
    }

    private static bool HasTiedPairs(Box[] faces, ScoredBox[] detections) =>
        detections.SelectMany(detection => faces.Select(face => (detection.Score, Overlap: detection.Box.Overlap(face))))
            .Where(pair => pair.Overlap >= 0.5)
            .GroupBy(pair => pair)
            .Any(group => group.Count() > 1);
}
