using System;
using DupNet.Embedded;

namespace DupNet.Counting;

/// <summary>
/// What a layer costs at an input size, counted for every output pixel of the convolution, before the pool. The image
/// counts like any other map: its bytes are eight bit planes. Building the planes, pools and quantizers are not
/// counted, nor do the figures say which kernel runs: kernels that look up tables do the same work in another way.
/// </summary>
/// <param name="Macs">
/// Multiply-accumulates: a stored weight of each of the d copies times the sum of the r channels that share it,
/// k*k*U*d a filter.
/// </param>
/// <param name="BitOperations">
/// Multiply-accumulates of single bits when both sides are bit planes: k*k*U * (planes of the summed input) * (planes
/// of the weights) a filter.
/// </param>
/// <param name="WordOperations">
/// Operations on words of 32 bits in place of single bits: one AND and one population count each. A filter's taps lie packed one after the
/// other, and its last word is a whole one: ceil(k*k*U / 32) * (planes of the summed input) * (planes of the weights) a filter.
/// </param>
public readonly record struct LayerCost(long Macs, long BitOperations, long WordOperations)
{
    private const int WordBits = 32;

    /// <summary>Counts the operations of a layer.</summary>
    /// <param name="layer">The layer to count.</param>
    /// <param name="convolvedWidth">Columns of the convolution, before the pool.</param>
    /// <param name="convolvedHeight">Rows of the convolution, before the pool.</param>
    public static LayerCost Of(Layer layer, int convolvedWidth, int convolvedHeight)
    {
        ArgumentNullException.ThrowIfNull(layer);
        long filters = (long)convolvedWidth * convolvedHeight * layer.ChannelsOut;
        int planes = InputPlanes(layer) * layer.WeightPlanes;
        int words = (layer.FilterLength + WordBits - 1) / WordBits;
        return new LayerCost(
            filters * layer.FilterLength * layer.InputDuplication,
            filters * layer.FilterLength * planes,
            filters * words * planes);
    }

    /// <summary>
    /// Bit planes of the input after the r channels that share a weight are added: 8 for the image, 2 for 2-bit maps
    /// without duplication, 3, 4, 5, 6 for r = 2, 4, 8, 16.
    /// </summary>
    public static int InputPlanes(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return BitLength(layer.WeightDuplication * layer.LargestInput);
    }

    private static int BitLength(int value) => WordBits - System.Numerics.BitOperations.LeadingZeroCount((uint)value);
}
