using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using DupNet.Counting.Costs;
using DupNet.Counting;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Measuring.Timing;

namespace DupNet.Cli.Timing;

/// <summary>What <c>dupnet bench</c> finds out about a model.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Width">Width of the input in pixels.</param>
/// <param name="Height">Height of the input in pixels.</param>
/// <param name="FrameWidth">Width in pixels of the frame, which is big-endian RGB565.</param>
/// <param name="FrameHeight">Height of the frame in pixels.</param>
/// <param name="Rounds">Number of times that everything was timed.</param>
/// <param name="Steps">The times of the layers, then of the whole detection.</param>
internal sealed record BenchReport(
    string Model, int Width, int Height, int FrameWidth, int FrameHeight, int Rounds, IReadOnlyList<LayerTime> Steps)
{
    /// <summary>Name of the step that stands for the whole detection.</summary>
    public const string WholeDetection = "all";

    /// <summary>Enough for the just-in-time compiler to reach its last tier.</summary>
    private const int WarmUp = 40;

    /// <summary>Times a model's detection, and counts its instructions.</summary>
    /// <param name="model">The model.</param>
    /// <param name="file">The bytes of the model's file.</param>
    /// <param name="settings">Input size and thresholds.</param>
    /// <param name="rounds">Number of times that each layer is timed.</param>
    public static BenchReport Measure(DupNetModel model, byte[] file, DetectorSettings settings, int rounds)
    {
        ModelReport report = ModelReport.Of(model, settings);
        DetectCounts counts = DetectCounts.Measure(
            file, settings.InputWidth, settings.InputHeight, QvgaFrame.Width, QvgaFrame.Height, QvgaFrame.FormatName);
        var network = new Network(new NetworkPlan(model, settings.InputWidth, settings.InputHeight));
        var image = new NoiseRows(settings.InputWidth * model.InputChannels);
        Frame frame = QvgaFrame.Noise();
        var detector = new Detector(model, settings);
        int layers = model.Layers.Length;
        var times = new double[layers + 1][];
        for (int i = 0; i <= layers; i++)
        {
            times[i] = new double[rounds];
        }

        for (int round = -WarmUp; round < rounds; round++)
        {
            network.Begin(image);
            for (int i = 0; i <= layers; i++)
            {
                long start = Stopwatch.GetTimestamp();
                if (i < layers)
                {
                    network.RunLayer(i);
                }
                else
                {
                    detector.Detect(frame);
                }

                if (round >= 0)
                {
                    times[i][round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                }
            }
        }

        List<LayerTime> steps =
        [
            .. report.Layers.Select((layer, i) => new LayerTime(
                FormattableString.Invariant($"{layer.Layer}"),
                layer.Macs,
                layer.WordOperations,
                Median.Of(times[i]),
                times[i].Min(),
                counts.Layers[i],
                network.Plan.Layers[i].Output?.Bytes ?? 0)),
            new LayerTime(
                WholeDetection, report.Macs, report.WordOperations, Median.Of(times[layers]), times[layers].Min(), counts.Total, report.MemoryBytes),
        ];
        return new BenchReport(
            model.Name, settings.InputWidth, settings.InputHeight, QvgaFrame.Width, QvgaFrame.Height, rounds, steps);
    }
}
