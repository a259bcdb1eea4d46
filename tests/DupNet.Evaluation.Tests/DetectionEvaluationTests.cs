using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace DupNet.Evaluation.Tests;

public sealed class DetectionEvaluationTests
{
    private static readonly Box s_small = new(0, 0, 6, 6);
    private static readonly Box s_large = new(40, 40, 50, 50);

    [Fact]
    public void MeasuresEachPartAndAll()
    {
        var evaluation = new DetectionEvaluation();
        evaluation.Add(Photo("images/crowd_1.jpg", s_small, s_large), [new(s_large, 0.9), new(new Box(0, 60, 9, 9), 0.3)]);
        evaluation.Add(Photo("images/crowd_2.jpg", s_small), [new(s_small, 0.2)]);
        evaluation.Add(Photo("images/none_1.jpg"), [new(s_small, 0.25)]);
        evaluation.Add(Photo("images/plain.jpg", s_large), [new(s_large, 0.8)]);

        IReadOnlyList<PartResult> results = evaluation.Results();
        Assert.Equal(["crowd", "none", "other", "all"], results.Select(result => result.Part));
        Assert.Equal([2, 1, 1, 4], results.Select(result => result.Photos));
        Assert.Equal([3, 0, 1, 4], results.Select(result => result.Faces));

        // No false positive fits into 0.1 of two or four photos: what scores above the first one counts.
        Assert.Equal([1.0 / 3, null, 1, 0.5], results.Select(result => result.RecallAt01));
        Assert.Equal(results.Select(result => result.RecallAt01), results.Select(result => result.RecallAt005));
        Assert.Equal([0.9, null, 0.8, 0.8], results.Select(result => result.ScoreAt01));
        Assert.Equal((1 + (2.0 / 3)) / 3, results[0].AveragePrecision!.Value, 12);
        Assert.Null(results[1].AveragePrecision);

        SizeRecall[] sizes = [.. results[3].Sizes];
        Assert.Equal(FaceSizes.LowerBounds.Count, sizes.Length);
        Assert.Equal(new SizeRecall("0.05-0.08", 2, 0), sizes[1]);
        Assert.Equal(new SizeRecall("0.35-", 2, 2), sizes[5]);
        Assert.Equal(0, sizes[1].Recall);
        Assert.Null(sizes[0].Recall);
    }

    // A box that overlaps its face by 4/9, and one that overlaps by 1/3.
    [Fact]
    public void LooselyPlacedBoxesCountAtLowerOverlaps()
    {
        var evaluation = new DetectionEvaluation();
        evaluation.Add(Photo("images/a_1.jpg", new Box(0, 0, 9, 9)), [new(new Box(0, 0, 9, 4), 0.9)]);
        evaluation.Add(Photo("images/a_2.jpg", new Box(0, 0, 9, 9)), [new(new Box(0, 0, 9, 3), 0.8)]);
        PartResult all = evaluation.Results()[^1];
        Assert.Equal((0, 0.5, 1), (all.AveragePrecision, all.AveragePrecision40, all.AveragePrecision30));
    }

    [Fact]
    public void OperatingPointsCountAllDetections()
    {
        var evaluation = new DetectionEvaluation();
        evaluation.Add(Photo("images/a_1.jpg", s_small, s_large), [new(s_large, 0.9), new(new Box(0, 60, 9, 9), 0.3)]);
        evaluation.Add(Photo("images/a_2.jpg"), []);
        evaluation.Add(Photo("images/b_1.jpg"), [new(s_small, 0.9)]);
        Assert.Equal(
            [new OperatingPoint("a", 0.5, 0.5), new OperatingPoint("b", null, 1), new OperatingPoint("all", 0.5, 2.0 / 3)],
            evaluation.OperatingPoints());
    }

    [Fact]
    public void WithoutPhotosThereIsNoResult() => Assert.Empty(new DetectionEvaluation().Results());

    private static LabelledPhoto Photo(string file, params Box[] faces) => 
        new(file, file, 100, 80, [.. faces.Select(face => new LabelledObject(face))], []);
}
