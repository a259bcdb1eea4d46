using System.Collections.Generic;
using System.Linq;
using Onnx;

namespace DupNet.Onnx.Reading;

/// <summary>Sides, steps and channels of a convolution that the format has.</summary>
/// <param name="Kernel">Side of the kernel.</param>
/// <param name="Stride">Step of the kernel.</param>
/// <param name="Padding">Padding on each side.</param>
/// <param name="ChannelsIn">Channels of the input.</param>
/// <param name="ChannelsOut">Number of filters.</param>
internal sealed record ConvolutionShape(int Kernel, int Stride, int Padding, int ChannelsIn, int ChannelsOut)
{
    private const int MostKernel = 7;
    private const int MostStride = 4;
    private const int MostChannels = 1024;

    /// <summary>Reads the shape of a node.</summary>
    /// <param name="node">The node, a Conv.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="channels">Channels of its input.</param>
    /// <param name="border">Padding that a node Pad added before.</param>
    /// <exception cref="NodeRefusedException">The format has no such convolution.</exception>
    public static ConvolutionShape Of(NodeProto node, ConstantTensor weights, int channels, int border)
    {
        if (weights.Sides.Length != 4 || weights.Sides.Any(static side => side == 0))
        {
            throw new NodeRefusedException($"its weights are {weights.Shape}, not filters x channels x rows x columns");
        }

        Require(node.Integer("group", 1) == 1, $"group is {node.Integer("group", 1)}; a .dupnet layer sums over all channels (group 1)");
        Require(weights.Sides[1] == channels, $"its weights have {weights.Sides[1]} channels, its input {channels}");
        int kernel = weights.Sides[2];
        Require(kernel == weights.Sides[3], $"its kernel is {kernel} x {weights.Sides[3]}; a .dupnet kernel is square");
        Require(kernel <= MostKernel, $"its kernel is {kernel} x {kernel}; the format has up to {MostKernel}");
        Require(channels <= MostChannels && weights.Sides[0] <= MostChannels, $"it has {channels} channels in and {weights.Sides[0]} out; the format has up to {MostChannels}");
        Require(node.Integers("dilations")?.All(static each => each == 1) ?? true, "it is dilated; a .dupnet kernel is not");

        IReadOnlyList<long> strides = node.Integers("strides") is { Count: > 0 } given ? given : [1, 1];
        Require(
            strides.Count == 2 && strides[0] == strides[1] && strides[0] is >= 1 and <= MostStride,
            $"its strides are {string.Join(", ", strides.Take(4))}; a .dupnet has the same across and down, 1..{MostStride}");

        int padding = PaddingOf(node, kernel, (int)strides[0]);
        Require(padding == 0 || border == 0, "it pads what a node Pad padded before");
        padding += border;
        Require(padding < kernel, $"its padding is {padding}; the format has less than the kernel, {kernel}");
        return new ConvolutionShape(kernel, (int)strides[0], padding, channels, weights.Sides[0]);
    }

    private static int PaddingOf(NodeProto node, int kernel, int stride)
    {
        switch (node.Word("auto_pad", "NOTSET"))
        {
            case "VALID":
                return 0;
            case "SAME_UPPER" or "SAME_LOWER":
                Require(stride == 1 && kernel % 2 == 1, "auto_pad pads sides differently; a .dupnet layer has the same padding on all four sides");
                return kernel / 2;
            case "NOTSET":
                IReadOnlyList<long> pads = node.Integers("pads") is { Count: > 0 } given ? given : [0, 0, 0, 0];
                Require(
                    pads.Count == 4 && pads.All(pad => pad == pads[0]) && pads[0] is >= 0 and < MostKernel,
                    $"its pads are {string.Join(", ", pads.Take(8))}; a .dupnet layer has the same padding on all four sides, less than its kernel");
                return (int)pads[0];
            default:
                throw new NodeRefusedException("its auto_pad is not known");
        }
    }

    private static void Require(bool holds, string why)
    {
        if (!holds)
        {
            throw new NodeRefusedException(why);
        }
    }
}
