using System.IO;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Measuring.Photos;
using DupNet.Packing;
using DupNet.Training.Export;
using DupNet.Training.Planned;
using Xunit;

namespace DupNet.Training.Tests.Planned;

public class FinishedModelTests
{
    private static readonly Box s_box = new(10, 10, 20, 20);
    private static readonly Box s_elsewhere = new(50, 50, 20, 20);

    // Two of three objects are found from .6 on, with one wrong detection; from .3 on all are, with four more.
    [Fact]
    public void TheThresholdBalancesHitsAndFalsePositives()
    {
        LabelledPhoto photo = new("a.png", "a.png", 100, 100, [new LabelledObject(s_box, "face")], [], false);
        ScoredBox wrong = new(s_elsewhere, 0.4, "face");
        var found = new PhotoDetections(
            [photo, photo, photo],
            [
                [new ScoredBox(s_box, 0.8, "face")],
                [new ScoredBox(s_box, 0.6, "face"), wrong, wrong with { Score = 0.35 }],
                [new ScoredBox(s_box, 0.3, "face"), wrong with { Score = 0.65 }, wrong with { Score = 0.32 }],
            ],
            []);
        byte[] file = ModelWriter.Write(UntrainedModel.Of(GeneratedRecipe.Small));
        Assert.Equal(0.6, ThresholdOf(FinishedModel.WithThreshold(file, found)), 3);

        var nothing = new PhotoDetections([photo], [[]], []);
        Assert.Equal(file, FinishedModel.WithThreshold(file, nothing));
        var low = new PhotoDetections([photo], [[new ScoredBox(s_box, 0.06, "face")]], []);
        Assert.Equal(0.15, ThresholdOf(FinishedModel.WithThreshold(file, low)), 3);
    }

    [Fact]
    public void TheTableHasEachClassAndTheMean()
    {
        LabelledPhoto photo = new("a.png", "a.png", 100, 100, [new LabelledObject(s_box, "screw"), new LabelledObject(s_elsewhere, "nut")], [], false);
        var found = new PhotoDetections([photo], [[new ScoredBox(s_box, 0.8, "screw")]], []);
        using var writer = new StringWriter { NewLine = "\n" };
        FinishedModel.Write(writer, "photos", ["screw", "nut"], found);
        string[] lines = writer.ToString().Split('\n');
        Assert.Equal("1 photos:", lines[0]);
        Assert.Matches("^screw +1 +1.000 +1.000$", lines[2]);
        Assert.Matches("^nut +1 +0.000 +0.000$", lines[3]);
        Assert.Matches("^mean +2 +0.500$", lines[4]);
    }

    private static double ThresholdOf(byte[] file) => DupNetModel.Load(file).ScoreThreshold / 65536.0;
}
