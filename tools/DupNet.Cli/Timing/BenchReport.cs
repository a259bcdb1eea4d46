using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using DupNet.Cli.Costs;
using DupNet.Counting;
using DupNet.Embedded;
using DupNet.Embedded.Networks;

namespace DupNet.Cli.Timing;

/// <summary>What <c>bench</c> finds out.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Width">Width of the input.</param>
/// <param name="Height">Height of the input.</param>
/// <param name="FrameWidth">Width of the frame, which is big-endian RGB565.</param>
/// <param name="FrameHeight">Height of the frame.</param>
/// <param name="Rounds">How often everything was timed.</param>
/// <param name="Steps">The layers, then the whole detection.</param>
internal sealed record BenchReport(
    string Model, int Width, int Height, int FrameWidth, int FrameHeight, int Rounds, IReadOnlyList<LayerTime> Steps)
{
    /// <summary>Name of the step that is the whole detection.</summary>
    public const string WholeDetection = "all";

    private const int QvgaWidth = 320;
    private const int QvgaHeight = 240;

    /// <summary>Enough for the just-in-time compiler to reach its last tier.</summary>
    private const int WarmUp = 40;

    /// <summary>Times and counts a detection.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="settings">Input size and thresholds.</param>
    /// <param name="rounds">How often each layer is timed.</param>
    public static BenchReport Measure(byte[] file, DetectorSettings settings, int rounds)
    {
        DupNetModel model = DupNetModel.Load(file);
        ModelReport report = ModelReport.Of(model, settings);
        DetectCounts counts = DetectCounts.Measure(
            file, settings.InputWidth, settings.InputHeight, QvgaWidth, QvgaHeight, nameof(PixelFormat.Rgb565BigEndian));
        var network = new Network(new NetworkPlan(model, settings.InputWidth, settings.InputHeight));
        var image = new NoiseRows(settings.InputWidth * model.InputChannels);
        var pixels = new byte[QvgaWidth * QvgaHeight * 2];
        new Random(1).NextBytes(pixels);
        var frame = new Frame(pixels, QvgaWidth, QvgaHeight, PixelFormat.Rgb565BigEndian);
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

        // A first layer that runs together with the second starts no step of its own.
        int late = layers - counts.Layers.Count;
        List<LayerTime> steps =
        [
            .. report.Layers.Select((layer, i) => new LayerTime(
                FormattableString.Invariant($"{layer.Layer}"),
                layer.Macs,
                layer.WordOperations,
                Median(times[i]),
                times[i].Min(),
                i < late ? 0 : counts.Layers[i - late],
                network.Plan.Layers[i].Output?.Bytes ?? 0)),
            new LayerTime(
                WholeDetection, report.Macs, report.WordOperations, Median(times[layers]), times[layers].Min(), counts.Total, report.MemoryBytes),
        ];
        return new BenchReport(
            model.Name, settings.InputWidth, settings.InputHeight, QvgaWidth, QvgaHeight, rounds, steps);
    }

    private static double Median(double[] times) => times.Order().ElementAt(times.Length / 2);
}
