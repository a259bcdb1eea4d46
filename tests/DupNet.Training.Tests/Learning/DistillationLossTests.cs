using System;
using DupNet.Training.Learning;
using DupNet.Training.Recipes;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace DupNet.Training.Tests.Learning;

public sealed class DistillationLossTests
{
    private static readonly HeadShape[] s_heads =
    [
        new(0, 8, 2, [new AnchorRecipe { Width = 10, Height = 12, X = 0.25 }, new AnchorRecipe { Width = 20, Height = 16 }]),
        new(1, 16, 1.5, [new AnchorRecipe { Width = 40, Height = 30 }]),
    ];

    private static readonly DistillationRecipe s_weights = new() { Objectness = 3, Box = 2 };

    [Fact]
    public void TheTeachersOwnAnswerCostsNothing()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] answer = [Logits(1, 10, 4, 3), Logits(2, 5, 2, 2)];
        Assert.Equal(0, new DistillationLoss(s_heads, s_weights).Of(answer, answer).item<float>(), 1e-5);
    }

    [Fact]
    public void ClassesAreLearnedWhereTheTeacherSeesSomething()
    {
        using DisposeScope scope = NewDisposeScope();
        var head = new HeadShape(0, 8, 2, [new AnchorRecipe { Width = 10, Height = 12 }]);
        Tensor logits = tensor(new float[] { 0, 0, 0, 0, 0, 1, -1 }, [1, 7, 1, 1]);
        Tensor teacher = tensor(new float[] { 0, 0, 0, 0, 2, -2, 3 }, [1, 7, 1, 1]);
        double cross = 0;
        foreach ((double own, double wanted) in new[] { (1.0, -2.0), (-1.0, 3.0) })
        {
            cross += (-Sigmoid(wanted) * Math.Log(Sigmoid(own))) - ((1 - Sigmoid(wanted)) * Math.Log(1 - Sigmoid(own)));
        }

        // The teacher's score is below 1, and what it sees counts as one object at least.
        Assert.Equal(0.5 * cross * Sigmoid(2), new DistillationLoss([head], new DistillationRecipe { Class = 0.5 }).Of([logits], [teacher]).item<float>(), 1e-4);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void EqualsPlainArithmetic(int seed)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] logits = [Logits(seed, 10, 4, 3), Logits(seed + 10, 5, 2, 2)];
        Tensor[] teacher = [Logits(seed + 20, 10, 4, 3), Logits(seed + 30, 5, 2, 2)];
        double objectness = 0;
        double boxes = 0;
        double seen = 0;
        for (int h = 0; h < s_heads.Length; h++)
        {
            float[] a = Numbers(logits[h]);
            float[] b = Numbers(teacher[h]);
            for (int row = 0; row < a.Length / 5; row++)
            {
                AnchorRecipe anchor = s_heads[h].Anchors[row % s_heads[h].Anchors.Count];
                double score = Sigmoid(a[(row * 5) + 4]);
                double wanted = Sigmoid(b[(row * 5) + 4]);
                double cross = -(wanted * Math.Log(score)) - ((1 - wanted) * Math.Log(1 - score));
                objectness += (wanted - score) * (wanted - score) * cross;
                boxes += wanted * wanted * (1 - Generalized(Decode(s_heads[h], anchor, a.AsSpan(row * 5, 4)), Decode(s_heads[h], anchor, b.AsSpan(row * 5, 4))));
                seen += wanted;
            }
        }

        double expected = ((3 * objectness) + (2 * boxes)) / Math.Max(1, seen);
        Assert.Equal(expected, new DistillationLoss(s_heads, s_weights).Of(logits, teacher).item<float>(), 1e-3 * expected);
    }

    [Fact]
    public void ATeacherThatSeesNothingTeachesNoBoxes()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor teacher = tensor(new[] { 0.3f, 0, 0, 0, -60 }, [1, 5, 1, 1]);
        Tensor answer = tensor(new[] { -2f, 1, 1, 1, -60 }, [1, 5, 1, 1]);
        Assert.Equal(0, new DistillationLoss([s_heads[1]], s_weights).Of([answer], [teacher]).item<float>(), 1e-5);
    }

    private static Tensor Logits(int seed, int outputs, int rows, int columns)
    {
        var random = new Random(seed);
        float[] values = new float[2 * outputs * rows * columns];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (random.NextSingle() * 3) - 1.5f;
        }

        return tensor(values, [2, outputs, rows, columns]);
    }

    private static float[] Numbers(Tensor head) => DetectionLoss.ToRows(head, (int)head.shape[1] / 5).contiguous().data<float>().ToArray();

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static (double Left, double Top, double Right, double Bottom) Decode(HeadShape head, AnchorRecipe anchor, Span<float> t)
    {
        double reach = head.Stride * head.CentreScale;
        double x = (Sigmoid(t[0]) - 0.5) * reach;
        double y = (Sigmoid(t[1]) - 0.5) * reach;
        double width = anchor.Width * Math.Exp(t[2]);
        double height = anchor.Height * Math.Exp(t[3]);
        return (x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2));
    }

    private static double Generalized((double Left, double Top, double Right, double Bottom) a, (double Left, double Top, double Right, double Bottom) b)
    {
        double shared = Math.Max(0, Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left)) * Math.Max(0, Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top));
        double union = ((a.Right - a.Left) * (a.Bottom - a.Top)) + ((b.Right - b.Left) * (b.Bottom - b.Top)) - shared;
        double hull = (Math.Max(a.Right, b.Right) - Math.Min(a.Left, b.Left)) * (Math.Max(a.Bottom, b.Bottom) - Math.Min(a.Top, b.Top));
        return (shared / union) - ((hull - union) / hull);
    }
}
