using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Decoding;
using DupNet.Embedded.Imaging;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;
using DupNet.Evaluation;
using DupNet.Measuring.Models;
using DupNet.Pictures;

namespace DupNet.Reporting.Models;

/// <summary>A picture on its way through a model: what the network sees, each layer's output, what each cell says, and what comes out.</summary>
internal sealed class ModelTrace
{
    private const double FixedPoint = 16;
    private const double LogitUnit = 1024;
    private const double ScoreUnit = 65536;
    private const int ObjectnessOutput = 4;

    /// <summary>A box that overlaps a detection more is about the same object.</summary>
    private const double SameObject = 0.3;

    private const int MostNearMisses = 6;
    private const double LeastNearMiss = 0.01;

    private readonly FrameSampler _sampler;
    private readonly double _columnScale;
    private readonly double _rowScale;

    private ModelTrace(DupNetModel model, InputSize size, Picture picture)
    {
        Model = model;
        Picture = picture;
        Plan = new NetworkPlan(model, size.Width, size.Height);
        DetectorSettings settings = PictureDetector.SettingsFor(model, size);
        Threshold = settings.ScoreThreshold;
        Detections =
        [
            .. new PictureDetector(model, settings).Detect(picture).Boxes.Select(box => new ScoredBox(new Box(box.X, box.Y, box.Width, box.Height), box.Score, model.ClassNames[box.ClassIndex])),
        ];
        Picture reduced = PictureDetector.Reduce(picture, size, out int factor);
        _sampler = new FrameSampler(size.Width, size.Height, model.InputChannels, model.PadValue, settings.SampleGrid, settings.Fit, model.LargestStretch);
        Image = Sample(reduced);
        _columnScale = (double)reduced.Width * factor / _sampler.ContentWidth;
        _rowScale = (double)reduced.Height * factor / _sampler.ContentHeight;
        var network = new ReferenceNetwork(model, size.Width, size.Height);
        Boxes = Decode(network.Run(Image));
        Levels = network.Levels;
    }

    /// <summary>The model.</summary>
    public DupNetModel Model { get; }

    /// <summary>How it runs at the input size.</summary>
    public NetworkPlan Plan { get; }

    /// <summary>The picture.</summary>
    public Picture Picture { get; }

    /// <summary>The network's input: rows, columns, channels (fastest).</summary>
    public byte[] Image { get; }

    /// <summary>Levels of each layer: rows, columns, channels (fastest); null for heads.</summary>
    public IReadOnlyList<byte[]?> Levels { get; }

    /// <summary>What each anchor of each cell says.</summary>
    public IReadOnlyList<TracedBox> Boxes { get; }

    /// <summary>What the detector finds, best first.</summary>
    public IReadOnlyList<ScoredBox> Detections { get; }

    /// <summary>The least score of a detection.</summary>
    public double Threshold { get; }

    /// <summary>What the cells found, before boxes of one object are merged; best first.</summary>
    public IReadOnlyList<TracedBox> Fired => [.. Boxes.Where(box => box.Score >= Threshold).OrderByDescending(static box => box.Score)];

    /// <summary>The best boxes below the threshold where nothing is detected, each of another place: objects that were missed are among them.</summary>
    public IReadOnlyList<TracedBox> NearMisses()
    {
        var chosen = new List<TracedBox>();
        foreach (TracedBox box in Boxes.Where(box => box.Score < Threshold && box.Score >= LeastNearMiss).OrderByDescending(static box => box.Score))
        {
            if (!Detections.Any(found => found.Box.Overlap(box.Box) > SameObject) && !chosen.Any(other => other.Box.Overlap(box.Box) > SameObject))
            {
                chosen.Add(box);
                if (chosen.Count == MostNearMisses)
                {
                    break;
                }
            }
        }

        return chosen;
    }

    /// <summary>Sends a picture through a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="size">The network's input.</param>
    /// <param name="picture">The picture.</param>
    public static ModelTrace Of(DupNetModel model, InputSize size, Picture picture) => new(model, size, picture);

    /// <summary>The part of the picture that a cell of a head lies on, clipped.</summary>
    public Box CellOf(LayerPlan head, int column, int row) => Clip(
        column * head.CellSize, row * head.CellSize, (column + 1) * head.CellSize, (row + 1) * head.CellSize);

    private byte[] Sample(Picture reduced)
    {
        _sampler.Begin(new Frame(reduced.Rgb, reduced.Width, reduced.Height, PixelFormat.Rgb888));
        int rowBytes = Plan.Width * Model.InputChannels;
        byte[] image = new byte[Plan.Height * rowBytes];
        for (int row = 0; row < Plan.Height; row++)
        {
            _sampler.ReadRow(row, image, row * rowBytes);
        }

        return image;
    }

    private List<TracedBox> Decode(int[] logits)
    {
        var boxes = new List<TracedBox>();
        for (int i = 0; i < Plan.Layers.Length; i++)
        {
            LayerPlan head = Plan.Layers[i];
            if (!head.Layer.IsHead)
            {
                continue;
            }

            // With a threshold of 0 each anchor's box is a candidate, in the slot of the anchor's number.
            var candidates = new CandidateList(head.Layer.AnchorCount);
            var decoder = new YoloDecoder(Model, 0, candidates);
            int outputs = head.Layer.ChannelsOut / head.Layer.AnchorCount;
            int[] cell = new int[head.Layer.ChannelsOut];
            for (int at = 0; at < head.Width * head.Height; at++)
            {
                Array.Copy(logits, head.FirstLogit + (at * cell.Length), cell, 0, cell.Length);
                candidates.Clear();
                decoder.Take(head, cell, at % head.Width, at / head.Width);
                for (int slot = 0; slot < candidates.Count; slot++)
                {
                    boxes.Add(new TracedBox(
                        i + 1,
                        at % head.Width,
                        at / head.Width,
                        head.Layer.FirstAnchor + slot,
                        cell[(slot * outputs) + ObjectnessOutput] / LogitUnit,
                        candidates.Scores[slot] / ScoreUnit,
                        Model.ClassNames[candidates.Classes[slot]],
                        Clip(candidates.Lefts[slot] / FixedPoint, candidates.Tops[slot] / FixedPoint, candidates.Rights[slot] / FixedPoint, candidates.Bottoms[slot] / FixedPoint)));
                }
            }
        }

        return boxes;
    }

    /// <summary>Edges in input pixels to a box on the picture.</summary>
    private Box Clip(double left, double top, double right, double bottom)
    {
        double x0 = Math.Clamp((left - _sampler.Left) * _columnScale, 0, Picture.Width);
        double x1 = Math.Clamp((right - _sampler.Left) * _columnScale, 0, Picture.Width);
        double y0 = Math.Clamp((top - _sampler.Top) * _rowScale, 0, Picture.Height);
        double y1 = Math.Clamp((bottom - _sampler.Top) * _rowScale, 0, Picture.Height);
        return new Box(x0, y0, x1 - x0, y1 - y0);
    }
}
