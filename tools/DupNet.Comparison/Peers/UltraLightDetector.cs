using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Measuring.Photos;
using DupNet.Pictures;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace DupNet.Comparison.Peers;

/// <summary>Ultra-Light RFB: the picture is stretched to the input; the network gives corners in shares of its sides.</summary>
/// <param name="session">The network.</param>
internal sealed class UltraLightDetector(InferenceSession session) : IPhotoDetector
{
    private const double Overlap = 0.3;
    private const float Mean = 127;
    private const float Range = 128;

    /// <inheritdoc/>
    public IReadOnlyList<ScoredBox> Detect(Picture picture)
    {
        (string name, NodeMetadata input) = session.InputMetadata.Single();
        int height = input.Dimensions[2];
        int width = input.Dimensions[3];
        Picture stretched = Resizing.To(picture, width, height);
        var pixels = new DenseTensor<float>([1, Picture.Channels, height, width]);
        Span<float> values = pixels.Buffer.Span;
        for (int i = 0; i < width * height; i++)
        {
            for (int channel = 0; channel < Picture.Channels; channel++)
            {
                values[(channel * width * height) + i] = (stretched.Rgb[(Picture.Channels * i) + channel] - Mean) / Range;
            }
        }

        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run([NamedOnnxValue.CreateFromTensor(name, pixels)]);
        ReadOnlySpan<float> scores = Values(results, "scores");
        ReadOnlySpan<float> corners = Values(results, "boxes");
        var boxes = new List<ScoredBox>();
        for (int i = 0; i < scores.Length / 2; i++)
        {
            // Background, then face.
            double score = scores[(2 * i) + 1];
            if (score >= DetectionEvaluation.LeastScore)
            {
                double left = corners[4 * i] * picture.Width;
                double top = corners[(4 * i) + 1] * picture.Height;
                boxes.Add(new ScoredBox(
                    new Box(
                        left,
                        top,
                        Math.Max(0, (corners[(4 * i) + 2] * picture.Width) - left),
                        Math.Max(0, (corners[(4 * i) + 3] * picture.Height) - top)),
                    score));
            }
        }

        return GreedySuppression.Keep(boxes, Overlap);
    }

    private static ReadOnlySpan<float> Values(IReadOnlyCollection<DisposableNamedOnnxValue> results, string name) =>
        ((DenseTensor<float>)results.Single(result => result.Name == name).AsTensor<float>()).Buffer.Span;
}
