using System;
using DupNet.Training.Learning;
using DupNet.Training.Recipes;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace DupNet.Training.Tests.Learning;

public sealed class DetectionLossTests
{
    private static readonly HeadShape s_head = new(0, 8, 2, [new AnchorRecipe { Width = 10, Height = 10 }]);
    private static readonly DetectionLoss s_loss = new([s_head], new LossRecipe());

    [Fact]
    public void PerfectAnswerCostsNothing()
    {
        using LossParts parts = Of(Logits(20, 0), found: true, box: [4, 4, 10, 10]);
        Assert.Equal(0, parts.Boxes.item<float>(), 1e-4);
        Assert.Equal(0, parts.Objectness.item<float>(), 1e-4);
        Assert.Equal(1, parts.Overlap.item<float>(), 1e-4);
    }

    [Fact]
    public void GeneralizedOverlapOfDisjointBoxes()
    {
        // The anchor's box is -1..9; the face's 19..29: hull 30 x 10, union 200, so the loss is 1 + 100 / 300.
        using LossParts parts = Of(Logits(0, 0), found: true, box: [24, 4, 10, 10]);
        Assert.Equal(1 + (100.0 / 300), parts.Boxes.item<float>(), 1e-4);
        Assert.Equal(0, parts.Overlap.item<float>(), 1e-4);
    }

    [Fact]
    public void ObjectnessIsQualityFocal()
    {
        // Half an overlap: the face is 0..10 wide, 5 high at the top half of the anchor's box.
        using LossParts parts = Of(Logits(0.4f, 0), found: true, box: [4, 1.5f, 10, 5]);
        double wanted = 0.3 + (0.7 * 0.5);
        double score = 1 / (1 + Math.Exp(-0.4));
        double cross = -(wanted * Math.Log(score)) - ((1 - wanted) * Math.Log(1 - score));
        Assert.Equal((wanted - score) * (wanted - score) * cross, parts.Objectness.item<float>(), 1e-4);
        Assert.Equal((3 * parts.Objectness.item<float>()) + (1.5 * parts.Boxes.item<float>()), parts.Total.item<float>(), 1e-4);
    }

    [Fact]
    public void IgnoredRowsCostNothing()
    {
        using LossParts background = Of(Logits(2, 0), found: false, box: []);
        Assert.True(background.Objectness.item<float>() > 0.5);
        using LossParts ignored = Of(Logits(2, 0), found: false, box: [], counted: 0);
        Assert.Equal(0, ignored.Objectness.item<float>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void BalancedBoxesCountByTheirOverlap(double balance)
    {
        // Overlaps of 1/2 and 1/4 without a gap between hull and union: losses of 1/2 and 3/4, overlaps of 4/3 and 2/3 of their mean.
        var targets = new HeadTargets(2);
        targets.Found.AddRange([0, 1]);
        targets.Frames.AddRange([4, 4, 10, 10, 16, 12, 4, 10, 10, 16]);
        targets.Boxes.AddRange([4, 1.5f, 10, 5, 12, 0.25f, 10, 2.5f]);
        using Tensor logits = zeros(1, 5, 1, 2);
        using LossParts parts = new DetectionLoss([s_head], new LossRecipe { BoxBalance = balance }).Of([logits], [targets]);
        double first = 0.5 * (1 - balance + (balance * 4 / 3));
        double second = 0.75 * (1 - balance + (balance * 2 / 3));
        Assert.Equal((first + second) / 2, parts.Boxes.item<float>(), 1e-4);
        Assert.Equal(0.375, parts.Overlap.item<float>(), 1e-4);
    }

    // Two found rows of the classes 0 and 2 and a measured one, whose class is not learned.
    [Fact]
    public void ClassesAreCrossEntropyByWeight()
    {
        using DisposeScope scope = NewDisposeScope();
        var targets = new HeadTargets(3);
        targets.Found.AddRange([0, 1, 2]);
        targets.Classes.AddRange([0, 2, -1]);
        targets.Frames.AddRange([4, 4, 10, 10, 16, 12, 4, 10, 10, 16, 20, 4, 10, 10, 16]);
        targets.Boxes.AddRange([4, 4, 10, 10, 12, 4, 10, 10, 20, 4, 10, 10]);
        double[][] classes = [[1, -1, 0.5], [-2, 0.25, 0], [3, 3, 3]];
        var values = new float[8 * 3];
        for (int row = 0; row < 3; row++)
        {
            for (int c = 0; c < 3; c++)
            {
                values[((5 + c) * 3) + row] = (float)classes[row][c];
            }
        }

        Tensor logits = tensor(values, [1, 8, 1, 3]);
        logits.requires_grad = true;
        using LossParts parts = new DetectionLoss([s_head], new LossRecipe { Class = 2 }, [0.5f, 1, 4]).Of([logits], [targets]);
        double first = -Math.Log(Sigmoid(1)) - Math.Log(1 - Sigmoid(-1)) - Math.Log(1 - Sigmoid(0.5));
        double second = -Math.Log(1 - Sigmoid(-2)) - Math.Log(1 - Sigmoid(0.25)) - Math.Log(Sigmoid(0));
        Assert.Equal(((0.5 * first) + (4 * second)) / 3, parts.Classes.item<float>(), 1e-4);
        Assert.Equal((3 * parts.Objectness.item<float>()) + (1.5 * parts.Boxes.item<float>()) + (2 * parts.Classes.item<float>()), parts.Total.item<float>(), 1e-4);

        // The class that the second row is not of gets a gradient as well, the measured row none.
        parts.Total.backward();
        Tensor gradient = logits.grad!;
        Assert.True(gradient[0, 6, 0, 1].item<float>() > 0);
        Assert.True(gradient[0, 7, 0, 1].item<float>() < 0);
        Assert.Equal(0, gradient[0, 5, 0, 2].item<float>());

        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
    }

    [Fact]
    public void RowsFollowTheOrderOfTargets()
    {
        // N x (anchors * 5) x rows x columns, filled with its own index.
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = arange(2 * 10 * 3 * 4).to_type(ScalarType.Float32).view(2, 10, 3, 4);
        Tensor rows = DetectionLoss.ToRows(logits, 2);
        int row = (((((1 * 3) + 2) * 4) + 3) * 2) + 1;
        Assert.Equal(logits[1, 5 + 4, 2, 3].item<float>(), rows[row, 4].item<float>());
    }

    private static Tensor Logits(float objectness, float width) => tensor(new[] { 0, 0, width, 0, objectness }, [1, 5, 1, 1]);

    private static LossParts Of(Tensor logits, bool found, float[] box, float counted = 1)
    {
        var targets = new HeadTargets(1);
        targets.Counted[0] = counted;
        if (found)
        {
            targets.Found.Add(0);
            targets.Boxes.AddRange(box);
            targets.Frames.AddRange([4, 4, 10, 10, 16]);
        }

        using (logits)
        {
            return s_loss.Of([logits], [targets]);
        }
    }
}
