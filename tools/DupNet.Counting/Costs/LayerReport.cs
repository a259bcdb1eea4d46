using DupNet.Embedded;
using DupNet.Embedded.Layers;

namespace DupNet.Counting.Costs;

/// <summary>A layer as <c>inspect</c> shows it.</summary>
/// <param name="Layer">Number of the layer, from 1.</param>
/// <param name="Source">Number of the layer whose output is read, from 1; 0 for the image.</param>
/// <param name="Kernel">Kernel size k.</param>
/// <param name="Stride">Stride of the convolution.</param>
/// <param name="Padding">Padding on each side, in pixels of the input.</param>
/// <param name="Pool">1, or 2 for a 2x2 maximum after the convolution.</param>
/// <param name="ChannelsIn">Channels of the input.</param>
/// <param name="ChannelsOut">Channels of the output.</param>
/// <param name="WeightDuplication">Weight duplication r: the input channels that share a weight.</param>
/// <param name="InputDuplication">Feature-map duplication d: the signs that sum to one weight.</param>
/// <param name="InputBits">Bits of an input value.</param>
/// <param name="OutputBits">Bits of an output level, 1 or 2; 0 for logits.</param>
/// <param name="Quantizer">How sums become outputs.</param>
/// <param name="Width">Columns of the output, after the pool.</param>
/// <param name="Height">Rows of the output, after the pool.</param>
/// <param name="WeightBytes">Bytes of the weights in the file.</param>
/// <param name="QuantizerBytes">Bytes of the quantizer in the file.</param>
/// <param name="Macs">As <see cref="LayerCost.Macs"/>.</param>
/// <param name="BitOperations">As <see cref="LayerCost.BitOperations"/>.</param>
/// <param name="WordOperations">As <see cref="LayerCost.WordOperations"/>.</param>
public sealed record LayerReport(
    int Layer,
    int Source,
    int Kernel,
    int Stride,
    int Padding,
    int Pool,
    int ChannelsIn,
    int ChannelsOut,
    int WeightDuplication,
    int InputDuplication,
    int InputBits,
    int OutputBits,
    QuantizerKind Quantizer,
    int Width,
    int Height,
    int WeightBytes,
    int QuantizerBytes,
    long Macs,
    long BitOperations,
    long WordOperations)
{
    /// <summary>Describes a layer at an input size.</summary>
    public static LayerReport Of(int number, LayerPlan plan)
    {
        Layer layer = plan.Layer;
        LayerBytes bytes = LayerBytes.Of(layer);
        LayerCost cost = LayerCost.Of(layer, plan.ConvolvedWidth, plan.ConvolvedHeight);
        return new LayerReport(
            number,
            layer.Source,
            layer.Kernel,
            layer.Stride,
            layer.Padding,
            layer.Pool,
            layer.ChannelsIn,
            layer.ChannelsOut,
            layer.WeightDuplication,
            layer.InputDuplication,
            layer.InputBits,
            layer.OutputBits,
            layer.Quantizer,
            plan.Width,
            plan.Height,
            bytes.Weights,
            bytes.Quantizer,
            cost.Macs,
            cost.BitOperations,
            cost.WordOperations);
    }
}
