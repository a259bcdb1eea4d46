using System;
using System.IO;
using System.Linq;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Measuring.Models;
using DupNet.Packing;
using DupNet.Pictures;
using DupNet.Reporting.Models;
using Xunit;

namespace DupNet.Reporting.Tests.Models;

public sealed class ModelTraceTests
{
    [Fact]
    public void SpotsFireWhereTheyAre()
    {
        ModelTrace trace = Trace(SpotModel.Model, Spots(64, 64, (8, 16), (40, 40)));
        Assert.Equal([(1, 2), (5, 5)], trace.Fired.Select(static box => (box.Column, box.Row)).Order());
        Assert.Equal([new Box(8, 16, 8, 8), new Box(40, 40, 8, 8)], trace.Fired.OrderBy(static box => box.Box.X).Select(static box => box.Box));
        Assert.All(trace.Fired, static box => Assert.Equal((2, 0, 8.0, "spot"), (box.Layer, box.Anchor, box.Logit, box.ClassName)));
        Assert.Equal(new Box(40, 40, 8, 8), trace.CellOf(trace.Plan.Layers[1], 5, 5));

        // The spots' cells are 1 in layer 1, and the image is the picture.
        Assert.Equal([(1, 2), (5, 5)], Enumerable.Range(0, 64).Where(at => trace.Levels[0]![at] == 1).Select(static at => (at % 8, at / 8)).Order());
        Assert.Null(trace.Levels[1]);
        Assert.Equal(2 * 64, trace.Image.Count(static value => value == 255));
    }

    /// <summary>A wide picture lies between bars, twice as large as the input.</summary>
    [Fact]
    public void BoxesAreInPixelsOfThePicture()
    {
        ModelTrace trace = Trace(SpotModel.Model, Spots(128, 64, (16, 32), (24, 32), (16, 40), (24, 40)));
        TracedBox box = Assert.Single(trace.Fired);
        Assert.Equal((1, 4), (box.Column, box.Row));
        Assert.Equal(new Box(16, 32, 16, 16), box.Box);
        Assert.Equal(trace.Detections.Select(static found => found.Box), trace.Fired.Select(static fired => fired.Box));

        // A cell on the upper bar is beside the picture.
        Assert.Equal(0, trace.CellOf(trace.Plan.Layers[1], 0, 0).Height);
    }

    [Fact]
    public void WhatTheDetectorFindsIsWhatTheCellsFound()
    {
        DupNetModel model = ModelFile.Load(null);
        Picture picture = PictureFile.Load(Path.Combine(AppContext.BaseDirectory, "samples", "grace_hopper.jpg"));
        ModelTrace trace = Trace(model, picture);
        ScoredBox found = Assert.Single(trace.Detections);

        // Several cells found the one face; their boxes were merged.
        Assert.True(trace.Fired.Count > 1);
        Assert.All(trace.Fired, box => Assert.InRange(box.Box.Overlap(found.Box), 0.5, 1));
        Assert.All(trace.Fired, box => Assert.Equal(box.Score, 1 / (1 + Math.Exp(-box.Logit)), 3));
        Assert.All(trace.NearMisses(), box => Assert.True(box.Score < trace.Threshold && box.Box.Overlap(found.Box) <= 0.3));
    }

    [Fact]
    public void NearMissesAreTheBestOfTheirPlaceFirst()
    {
        ModelTrace trace = Trace(ModelFile.Load(null), PictureFile.Load(Path.Combine(AppContext.BaseDirectory, "samples", "grace_hopper.jpg")));
        TracedBox[] near = [.. trace.NearMisses()];
        Assert.Equal(6, near.Length);
        Assert.Equal(near.OrderByDescending(static box => box.Score), near);
        for (int i = 0; i < near.Length; i++)
        {
            Assert.All(near[..i], other => Assert.True(other.Box.Overlap(near[i].Box) <= 0.3));
        }

        // What is left out lies on a detection or on a better one.
        double least = near[^1].Score;
        Assert.All(
            trace.Boxes.Where(box => box.Score > least && box.Score < trace.Threshold && !near.Contains(box)),
            box => Assert.True(trace.Detections.Any(found => found.Box.Overlap(box.Box) > 0.3) || near.Any(other => other.Score >= box.Score && other.Box.Overlap(box.Box) > 0.3)));
    }

    [Fact]
    public void ALogitHasTheScoreOfItsLogisticFunction()
    {
        Assert.Equal(0, TracedBox.LogitOf(0.5), 12);
        Assert.Equal(0.3, 1 / (1 + Math.Exp(-TracedBox.LogitOf(0.3))), 12);
    }

    private static ModelTrace Trace(DupNetModel model, Picture picture) => ModelTrace.Of(model, new InputSize(model.DefaultWidth, model.DefaultHeight), picture);

    /// <summary>A black picture with white squares of 8 pixels.</summary>
    private static Picture Spots(int width, int height, params (int X, int Y)[] spots)
    {
        var picture = new Picture(width, height);
        foreach ((int x, int y) in spots)
        {
            for (int row = y; row < y + 8; row++)
            {
                picture.Rgb.AsSpan(picture.IndexOf(x, row), 8 * Picture.Channels).Fill(255);
            }
        }

        return picture;
    }
}
