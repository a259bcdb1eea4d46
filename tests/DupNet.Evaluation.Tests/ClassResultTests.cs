using System.Collections.Generic;
using Xunit;

namespace DupNet.Evaluation.Tests;

public sealed class ClassResultTests
{
    private static readonly Box s_left = new(0, 0, 20, 20);
    private static readonly Box s_right = new(50, 0, 20, 20);

    [Fact]
    public void ADetectionHitsObjectsOfItsClassOnly()
    {
        var evaluation = new DetectionEvaluation();
        evaluation.Add(
            new LabelledPhoto("a.jpg", "a.jpg", 100, 80, [new(s_left, "cat"), new(s_right, "dog")], []),
            [new(s_left, 0.9, "cat"), new(s_right, 0.8, "cat"), new(s_left, 0.7, "dog")]);
        evaluation.Add(new LabelledPhoto("b.jpg", "b.jpg", 100, 80, [new(s_right, "dog")], []), [new(s_right, 0.6, "dog")]);
        IReadOnlyList<ClassResult> classes = evaluation.ClassResults(["cat", "dog", "cow"]);
        Assert.Equal(new ClassResult("cat", 1, 1, 1), classes[0]);

        // Its best detection is false, its second finds one of two.
        Assert.Equal(new ClassResult("dog", 2, 0, 0.25), classes[1]);
        Assert.Equal(new ClassResult("cow", 0, null, null), classes[2]);
        Assert.Equal((1 + 0.25) / 2, ClassResult.Mean(classes));
        Assert.Null(ClassResult.Mean([classes[2]]));
        Assert.Equal(1.0 / 3, evaluation.Results()[^1].RecallAt01);
    }

    [Fact]
    public void WithoutPhotosThereIsNoResult() => Assert.Empty(new DetectionEvaluation().ClassResults(["cat"]));
}
