using System;
using System.Globalization;
using System.Linq;
using DupNet.Embedded;
using DupNet.Onnx.Reading;
using DupNet.Packing;

namespace DupNet.Onnx.Folding;

/// <summary>Filters as the format stores them: duplicated weights found, integers as counts of ones.</summary>
internal sealed class PackedFilters
{
    private const int LargestSum = 32767;
    private const int MostRepeats = 255;

    private readonly Convolution _convolution;
    private readonly int[] _weights;

    private PackedFilters(Convolution convolution, IntegerWeights weights)
    {
        _convolution = convolution;
        (InputDuplication, Factor) = weights.Duplication();
        if (InputDuplication > IntegerWeights.MostDuplicates)
        {
            throw new NodeRefusedException($"its weights need d = {InputDuplication} signs each; the format has {IntegerWeights.MostDuplicates}");
        }

        long reach = (long)convolution.Kernel * convolution.Kernel * convolution.ChannelsIn * InputDuplication * LargestInput;
        if (reach > LargestSum)
        {
            throw new NodeRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"its sums reach {reach} (k*k * channels * d * largest level); the format has 16 bits, {LargestSum}"));
        }

        int length = weights.Integers.Length / convolution.ChannelsOut;

        // A filter of zeros is one of equal weights: what it counts does not matter.
        _weights = [.. weights.Integers.Select((each, i) => weights.Units[i / length] == 0 ? InputDuplication & 1 : each * Factor)];
        WeightDuplication = FindRepeats();
    }

    /// <summary>Duplication d.</summary>
    public int InputDuplication { get; }

    /// <summary>Duplication r: the largest with which the input channels' weights repeat.</summary>
    public int WeightDuplication { get; }

    /// <summary>The stored sums are this, 1 or 2, times those of the integers.</summary>
    public int Factor { get; }

    private int LargestInput => (1 << _convolution.InputBits) - 1;

    /// <summary>Packs filters.</summary>
    /// <exception cref="NodeRefusedException">They are beyond the limits of the format.</exception>
    public static PackedFilters Of(Convolution convolution, IntegerWeights weights) => new(convolution, weights);

    /// <summary>Smallest and largest stored sum of a filter.</summary>
    public (int Least, int Most) Range(int filter)
    {
        int length = _weights.Length / _convolution.ChannelsOut;
        ReadOnlySpan<int> weights = _weights.AsSpan(filter * length, length);
        int least = 0;
        int most = 0;
        foreach (int weight in weights)
        {
            least += Math.Min(weight, 0) * LargestInput;
            most += Math.Max(weight, 0) * LargestInput;
        }

        return (least, most);
    }

    /// <summary>The layer without its output stage, and with source 0.</summary>
    public LayerSpec ToLayer(int outputBits, int pool, QuantizerKind quantizer) => new()
    {
        Source = 0,
        Kernel = _convolution.Kernel,
        Stride = _convolution.Stride,
        Padding = _convolution.Padding,
        Pool = pool,
        InputBits = _convolution.InputBits,
        OutputBits = outputBits,
        ChannelsIn = _convolution.ChannelsIn,
        ChannelsOut = _convolution.ChannelsOut,
        WeightDuplication = WeightDuplication,
        InputDuplication = InputDuplication,
        Ones = Ones(),
        Quantizer = quantizer,
    };

    private byte[] Ones()
    {
        int window = _convolution.Kernel * _convolution.Kernel;
        int stored = _convolution.ChannelsIn / WeightDuplication;
        var ones = new byte[_convolution.ChannelsOut * window * stored];
        for (int i = 0; i < ones.Length; i++)
        {
            int channel = i % stored;
            int tap = i / stored % window;
            int filter = i / stored / window;
            ones[i] = (byte)((InputDuplication + _weights[(((filter * _convolution.ChannelsIn) + channel) * window) + tap]) / 2);
        }

        return ones;
    }

    private int FindRepeats()
    {
        int window = _convolution.Kernel * _convolution.Kernel;
        int channels = _convolution.ChannelsIn;
        for (int repeats = Math.Min(channels, MostRepeats); repeats > 1; repeats--)
        {
            int period = channels / repeats * window;
            bool repeat = channels % repeats == 0;
            for (int i = 0; i < _weights.Length && repeat; i++)
            {
                repeat = i % (channels * window) < period || _weights[i] == _weights[i - period];
            }

            if (repeat)
            {
                return repeats;
            }
        }

        return 1;
    }
}
