using System;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Training.Augmentation;
using DupNet.Training.Learning;
using DupNet.Training.Recipes;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace DupNet.Training.Tests.Learning;

public sealed class TargetAssignerTests
{
    private static readonly HeadShape s_fine = new(0, 8, 2, [new AnchorRecipe { Width = 10, Height = 12 }]);
    private static readonly HeadShape s_coarse = new(1, 16, 2, [new AnchorRecipe { Width = 30, Height = 36 }, new AnchorRecipe { Width = 60, Height = 72, X = 0.5 }]);

    [Fact]
    public void CellOfTheCentreFindsTheFace()
    {
        HeadTargets[] targets = Assign([s_fine], 0, Face(new Box(17, 25, 10, 12)));
        Assert.Equal([(3 * 8) + 2], targets[0].Found);
        Assert.Equal([22f, 31f, 10f, 12f], targets[0].Boxes);
        Assert.Equal([20f, 28f, 10f, 12f, 16f], targets[0].Frames);
    }

    [Fact]
    public void NearbyCellsFindItTooWithinTheRadius()
    {
        // The centre, 23.5 and 28, is 0.4375 cells right of the middle of column 2 and 0.5625 left of that of column 3.
        HeadTargets[] targets = Assign([s_fine], 0.65, Face(new Box(18.5, 22, 10, 12)));
        Assert.Equal([(3 * 8) + 2L, (3 * 8) + 3L], targets[0].Found.Order());
    }

    [Fact]
    public void BestAnchorOfAnyHeadIsChosen()
    {
        HeadTargets[] targets = Assign([s_fine, s_coarse], 0, Face(new Box(10, 10, 50, 50)));
        Assert.Empty(targets[0].Found);
        long row = Assert.Single(targets[1].Found);
        Assert.Equal(1, row % 2);

        // Its anchor is half a cell right of the middle, so the cell that finds the centre at 35 is the one at 16..32.
        Assert.Equal(1, row / 2 % 4);
        Assert.Equal(32f, targets[1].Frames[0]);
    }

    [Fact]
    public void SimilarAnchorsAreIgnored()
    {
        // Overlaps .487 and .513.
        var recipe = new TargetRecipe { CentreRadius = 0, IgnoredAnchorOverlap = 0.48 };
        HeadTargets[] targets = new TargetAssigner([s_coarse], recipe).Assign([Face(new Box(10, 10, 43, 51.5))], 64);
        long row = Assert.Single(targets[0].Found);
        Assert.Equal(1, targets[0].Counted.Count(value => value == 0));
        Assert.NotEqual(0, targets[0].Counted[row]);
    }

    [Fact]
    public void AnchorsOfOneShapeShareItsFacesByPlace()
    {
        // Four places a cell of 16: a grid of 8, shifted by 4. The centre, 21 and 27, is nearest to 20 and 28.
        AnchorRecipe[] anchors = [.. new[] { -0.25, 0.25 }.SelectMany(y => new[] { -0.25, 0.25 }.Select(x => new AnchorRecipe { Width = 10, Height = 12, X = x, Y = y }))];
        var head = new HeadShape(0, 16, 2, anchors);
        HeadTargets[] targets = Assign([head], 0.65, Face(new Box(16, 21, 10, 12)));
        long row = Assert.Single(targets[0].Found);
        Assert.Equal(((((1 * 4) + 1) * 4) + 2), row);
        Assert.Equal([20f, 28f], targets[0].Frames.Take(2));

        // Half-way between two places, both find it.
        targets = Assign([head], 0.65, Face(new Box(19, 21, 10, 12)));
        Assert.Equal([20f, 28f], targets[0].Frames.Chunk(5).Select(frame => frame[0]).Order());
    }

    [Fact]
    public void NearerFaceWinsTheCell()
    {
        HeadTargets[] targets = Assign([s_fine], 0, Face(new Box(16, 16, 12, 14)), Face(new Box(15.5, 15, 9, 11)));
        Assert.Single(targets[0].Found);
        Assert.Equal(20f, targets[0].Boxes[0]);
    }

    [Fact]
    public void IgnoredBoxSilencesItsMiddleButNotFaces()
    {
        var sample = new Sample { Faces = [new ObjectBox(new Box(17, 25, 10, 12))], Ignored = [new Box(8, 8, 32, 32)] };
        HeadTargets[] targets = new TargetAssigner([s_fine], new TargetRecipe { CentreRadius = 0 }).Assign([sample], 64);
        float[] counted = targets[0].Counted;

        // Middles at 20 and 28 lie within 16..32; the cell of the centre, 24, is the one from 24.
        foreach (int row in Enumerable.Range(0, 8))
        {
            foreach (int column in Enumerable.Range(0, 8))
            {
                bool silent = row is 2 or 3 && column is 2 or 3 && !(row == 3 && column == 2);
                Assert.Equal(silent ? 0 : 1, counted[(row * 8) + column]);
            }
        }
    }

    // A measured box teaches boxes where it lies, silently, and gives way to a face even when it is nearer.
    [Fact]
    public void MeasuredBoxTeachesTheBoxAlone()
    {
        var assigner = new TargetAssigner([s_fine], new TargetRecipe { CentreRadius = 0 });
        var small = new Box(9, 9, 6, 6);
        HeadTargets alone = assigner.Assign([new Sample { Ignored = [small], Measured = [small] }], 64)[0];
        long row = Assert.Single(alone.Found);
        Assert.Equal(9, row);
        Assert.Equal([12f, 12f, 6f, 6f], alone.Boxes);
        Assert.Equal(0, alone.Counted[row]);
        Assert.Equal(63, alone.Counted.Sum());

        HeadTargets beside = assigner.Assign([new Sample { Faces = [new ObjectBox(new Box(7, 7, 11, 12))], Ignored = [small], Measured = [small] }], 64)[0];
        Assert.Equal([12.5f, 13f, 11f, 12f], beside.Boxes);
        Assert.Equal(1, beside.Counted[Assert.Single(beside.Found)]);
    }

    [Fact]
    public void FoundRowsHaveTheClassOfTheirObject()
    {
        HeadTargets[] targets = Assign([s_fine], 0.65, Face(new Box(17, 25, 10, 12), 4), Face(new Box(40, 8, 10, 12), 2));
        Assert.Equal(targets[0].Found.Count, targets[0].Classes.Count);
        Assert.All(targets[0].Found.Zip(targets[0].Classes), pair => Assert.Equal(pair.First / 8 >= 2 ? 4 : 2, pair.Second));
        Assert.Equal([2, 4], targets[0].Classes.Distinct().Order());

        var small = new Box(9, 9, 6, 6);
        HeadTargets measured = new TargetAssigner([s_fine], new TargetRecipe { CentreRadius = 0 }).Assign([new Sample { Ignored = [small], Measured = [small] }], 64)[0];
        Assert.Equal([-1], measured.Classes);
    }

    [Fact]
    public void TargetsCanBeReached()
    {
        // For every found row there are logits that decode to the face's box.
        using DisposeScope scope = NewDisposeScope();
        var random = new RandomSource(4, 4, 4);
        for (int i = 0; i < 200; i++)
        {
            double width = random.NextLog(3, 60);
            double height = random.NextLog(3, 60);
            var face = new Box(random.Next(0, 64 - width), random.Next(0, 64 - height), width, height);
            foreach (HeadTargets target in Assign([s_fine, s_coarse], 0.65, Face(face)))
            {
                for (int f = 0; f < target.Found.Count; f++)
                {
                    float[] frame = [.. target.Frames.Skip(5 * f).Take(5)];
                    float[] box = [.. target.Boxes.Skip(4 * f).Take(4)];
                    float[] logits =
                    [
                        Logit(((box[0] - frame[0]) / frame[4]) + 0.5f),
                        Logit(((box[1] - frame[1]) / frame[4]) + 0.5f),
                        MathF.Log(box[2] / frame[2]),
                        MathF.Log(box[3] / frame[3]),
                        0,
                    ];
                    float[] decoded = DetectionLoss.Decode(tensor(logits, [1, 5]), tensor(frame, [1, 5])).data<float>().ToArray();
                    for (int k = 0; k < 4; k++)
                    {
                        Assert.Equal(box[k], decoded[k], 0.01);
                    }
                }
            }
        }
    }

    private static float Logit(float probability)
    {
        Assert.InRange(probability, 0.01f, 0.99f);
        return MathF.Log(probability / (1 - probability));
    }

    private static Sample Face(Box box, int classIndex = 0) => new() { Faces = [new ObjectBox(box, classIndex)] };

    private static HeadTargets[] Assign(HeadShape[] heads, double radius, params Sample[] faces) =>
        new TargetAssigner(heads, new TargetRecipe { CentreRadius = radius }).Assign([new Sample { Faces = [.. faces.SelectMany(sample => sample.Faces)] }], 64);
}
