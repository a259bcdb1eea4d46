using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Measuring.Photos;
using DupNet.Pictures;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace DupNet.Comparison.Peers;

/// <summary>YuNet: a head at strides 8, 16 and 32, one box a cell, no anchors.</summary>
/// <param name="session">The network; its input is 1 x 3 x height x width.</param>
internal sealed class YuNetDetector(InferenceSession session) : IPhotoDetector
{
    private const double Overlap = 0.45;

    private static readonly int[] s_strides = [8, 16, 32];

    /// <inheritdoc/>
    public IReadOnlyList<ScoredBox> Detect(Picture picture)
    {
        (string name, NodeMetadata input) = session.InputMetadata.Single();
        int height = input.Dimensions[2];
        int width = input.Dimensions[3];

        // The picture as it is in the upper left corner, smaller only where it would not fit.
        double scale = Math.Min(1, Math.Min((double)width / picture.Width, (double)height / picture.Height));
        Picture fitted = Resizing.To(picture, (int)Math.Round(picture.Width * scale), (int)Math.Round(picture.Height * scale));
        var pixels = new DenseTensor<float>([1, Picture.Channels, height, width]);
        for (int y = 0; y < fitted.Height; y++)
        {
            for (int x = 0; x < fitted.Width; x++)
            {
                int rgb = fitted.IndexOf(x, y);
                pixels[0, 0, y, x] = fitted.Rgb[rgb + 2];
                pixels[0, 1, y, x] = fitted.Rgb[rgb + 1];
                pixels[0, 2, y, x] = fitted.Rgb[rgb];
            }
        }

        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run([NamedOnnxValue.CreateFromTensor(name, pixels)]);
        var outputs = results.ToDictionary(result => result.Name, result => ((DenseTensor<float>)result.AsTensor<float>()).Buffer);
        var boxes = new List<ScoredBox>();
        foreach (int stride in s_strides)
        {
            Decode(outputs[$"cls_{stride}"].Span, outputs[$"obj_{stride}"].Span, outputs[$"bbox_{stride}"].Span, width / stride, stride, scale, boxes);
        }

        return GreedySuppression.Keep(boxes, Overlap);
    }

    private static void Decode(
        ReadOnlySpan<float> classes, ReadOnlySpan<float> objects, ReadOnlySpan<float> sides, int columns, int stride, double scale, List<ScoredBox> boxes)
    {
        for (int i = 0; i < classes.Length; i++)
        {
            double score = Math.Sqrt(Math.Clamp(classes[i], 0, 1) * Math.Clamp(objects[i], 0, 1));
            if (score < DetectionEvaluation.LeastScore)
            {
                continue;
            }

            ReadOnlySpan<float> box = sides.Slice(4 * i, 4);
            double unit = stride / scale;
            double width = Math.Exp(box[2]) * unit;
            double height = Math.Exp(box[3]) * unit;
            double x = ((i % columns) + box[0]) * unit;
            double y = ((i / columns) + box[1]) * unit;
            boxes.Add(new ScoredBox(new Box(x - (width / 2), y - (height / 2), width, height), score));
        }
    }
}
