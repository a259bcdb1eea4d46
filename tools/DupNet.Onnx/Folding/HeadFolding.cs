using System;
using System.Globalization;
using System.Linq;
using DupNet.Embedded;
using DupNet.Onnx.Reading;
using DupNet.Packing;

namespace DupNet.Onnx.Folding;

/// <summary>Makes a head of a convolution and the linear functions that follow it.</summary>
/// <remarks>
/// The format has logit = (z * scale + bias) >> f in 1/1024. Where gain and offset of a graph, in that unit, are whole numbers over a power
/// of two within the format's room, they are kept exactly. Else the largest f is taken at which all fit, and the logit is rounded to nearest.
/// </remarks>
internal static class HeadFolding
{
    private const int LargestShift = 30;
    private const double LargestBias = 1 << 30;
    private const double UnitsALogit = 1024;

    /// <summary>Logits beyond are certain, and sizes beyond 4 limited: there an error does not matter.</summary>
    private const double LogitsThatMatter = 16;

    /// <summary>Largest error, in 1/1024, beyond which a head is refused.</summary>
    private const double LargestError = 32;

    /// <summary>Makes the layer, with source 0 and no anchors yet.</summary>
    /// <param name="convolution">The convolution.</param>
    /// <param name="step">Index of the last step of its map.</param>
    /// <returns>The layer, and the largest difference of a logit, up to 16, from the graph's; 0 where all are the same.</returns>
    /// <exception cref="NodeRefusedException">The format has no such head.</exception>
    public static (LayerSpec Layer, double Error) Fold(Convolution convolution, int step)
    {
        MapStep last = convolution.Map.Steps[step];
        if (last.IsPooled)
        {
            throw new NodeRefusedException("a pool follows it; a head has none");
        }

        LinearForm linear = last.Linear
            ?? throw new NodeRefusedException($"{last.Node} makes an output of the network that is not linear in its sums; a head is a convolution with scale and bias");
        if (linear.IsRounded && linear.Unit * UnitsALogit != 1)
        {
            throw new NodeRefusedException($"{last.Node} makes an output that is rounded down, but not to 1/1024");
        }

        PackedFilters filters = PackedFilters.Of(convolution, convolution.Weights);
        double unit = linear.IsRounded ? 1 : UnitsALogit;
        double[] gains = [.. linear.Gain.Select((gain, o) => convolution.Weights.Units[o] == 0 ? 0 : gain * unit / filters.Factor)];
        double[] offsets = [.. linear.Offset.Select(offset => offset * unit)];
        if (!Array.TrueForAll(gains, double.IsFinite) || !Array.TrueForAll(offsets, double.IsFinite))
        {
            throw new NodeRefusedException("its outputs have no finite scale or bias");
        }

        LayerSpec layer = filters.ToLayer(0, 1, QuantizerKind.Logits);
        if (Exact(gains, offsets, linear.IsRounded) is (int shift, short[] scales, int[] biases))
        {
            return (layer with { Shift = shift, Scale = scales, Bias = biases }, 0);
        }

        (shift, scales, biases) = Nearest(gains, offsets, linear.IsRounded);
        double error = ErrorOf(gains, offsets, linear.IsRounded, shift, scales, biases, filters);
        return error <= LargestError
            ? (layer with { Shift = shift, Scale = scales, Bias = biases }, error / UnitsALogit)
            : throw new NodeRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"the scales of its outputs differ too much for 16 bits: logits would be off by {error / UnitsALogit:0.###}"));
    }

    /// <summary>Scale and bias that are gain and offset exactly. Only whole logits need no rounding, unless the graph rounds down itself.</summary>
    private static (int Shift, short[] Scale, int[] Bias)? Exact(double[] gains, double[] offsets, bool isRounded)
    {
        for (int shift = 0; shift <= (isRounded ? LargestShift : 0); shift++)
        {
            double[] scales = [.. gains.Select(gain => Math.ScaleB(gain, shift))];
            double[] biases = [.. offsets.Select(offset => Math.ScaleB(offset, shift))];
            if (!Fit(scales, biases))
            {
                return null;
            }

            if (scales.All(IsWhole) && biases.All(IsWhole))
            {
                return (shift, Array.ConvertAll(scales, static each => (short)each), Array.ConvertAll(biases, static each => (int)each));
            }
        }

        return null;
    }

    private static (int Shift, short[] Scale, int[] Bias) Nearest(double[] gains, double[] offsets, bool isRounded)
    {
        for (int shift = LargestShift; shift >= 0; shift--)
        {
            double half = isRounded ? 0 : Math.ScaleB(0.5, shift);
            double[] scales = [.. gains.Select(gain => Math.Round(Math.ScaleB(gain, shift)))];
            double[] biases = [.. offsets.Select(offset => Math.Round(Math.ScaleB(offset, shift) + half))];
            if (Fit(scales, biases))
            {
                return (shift, Array.ConvertAll(scales, static each => (short)each), Array.ConvertAll(biases, static each => (int)each));
            }
        }

        throw new NodeRefusedException("the scales or biases of its outputs are too large for logits");
    }

    private static bool Fit(double[] scales, double[] biases) =>
        scales.All(static each => Math.Abs(each) <= short.MaxValue) && biases.All(static each => Math.Abs(each) <= LargestBias);

    private static bool IsWhole(double number) => number == Math.Round(number);

    /// <summary>Bound of the error in 1/1024 over all sums whose logits matter.</summary>
    private static double ErrorOf(double[] gains, double[] offsets, bool isRounded, int shift, short[] scales, int[] biases, PackedFilters filters)
    {
        double half = isRounded ? 0 : 0.5;
        double most = 0;
        for (int o = 0; o < gains.Length; o++)
        {
            (int least, int largest) = filters.Range(o);
            double reach = Math.Max(-least, largest);
            double matter = gains[o] == 0 ? reach : Math.Min(reach, ((LogitsThatMatter * UnitsALogit) + Math.Abs(offsets[o])) / Math.Abs(gains[o]));
            double error = (Math.Abs(Math.ScaleB(scales[o], -shift) - gains[o]) * matter) + Math.Abs(Math.ScaleB(biases[o], -shift) - half - offsets[o]) + (isRounded ? 1 : 0.5);
            most = Math.Max(most, error);
        }

        return most;
    }
}
