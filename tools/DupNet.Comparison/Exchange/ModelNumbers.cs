using DupNet.Embedded;
using DupNet.Embedded.Kernels;
using DupNet.Embedded.Models;

namespace DupNet.Comparison.Exchange;

/// <summary>The numbers of a layer, read as models/FORMAT.md, sections 3 and 4, says.</summary>
/// <param name="model">The model.</param>
/// <param name="layer">A layer of it.</param>
internal sealed class ModelNumbers(DupNetModel model, Layer layer)
{
    private int SecondList => layer.QuantizerOffset + (((2 * layer.ChannelsOut) + 3) & ~3);

    /// <summary>Largest size of a sum, either sign.</summary>
    public int Reach => layer.Kernel * layer.Kernel * layer.ChannelsIn * layer.InputDuplication * layer.LargestInput;

    /// <summary>Weights 2n - d: filter, input channel (all C of them), row, column (fastest).</summary>
    public sbyte[] Weights()
    {
        int window = layer.Kernel * layer.Kernel;
        var weights = new sbyte[layer.ChannelsOut * layer.ChannelsIn * window];
        for (int i = 0; i < weights.Length; i++)
        {
            int filter = i / (layer.ChannelsIn * window);
            int stored = i / window % layer.ChannelsIn % layer.StoredChannels;
            weights[i] = (sbyte)((2 * WeightBits.Ones(model.Data, layer, filter, (i % window * layer.StoredChannels) + stored)) - layer.InputDuplication);
        }

        return weights;
    }

    /// <summary>Thresholds of a filter.</summary>
    public int[] Thresholds(int filter)
    {
        var thresholds = new int[layer.ThresholdCount];
        for (int t = 0; t < thresholds.Length; t++)
        {
            thresholds[t] = layer.Quantizer == QuantizerKind.Thresholds
                ? Int16(layer.QuantizerOffset + (2 * ((filter * thresholds.Length) + t)))
                : (Int16(layer.QuantizerOffset + (2 * filter)) + (t * LittleEndian.UInt16(model.Data, SecondList + (2 * filter)))) >> layer.Shift;
        }

        return thresholds;
    }

    /// <summary>Scale of a logit.</summary>
    public int Scale(int filter) => Int16(layer.QuantizerOffset + (2 * filter));

    /// <summary>Bias of a logit.</summary>
    public int Bias(int filter) => LittleEndian.Int32(model.Data, SecondList + (4 * filter));

    private int Int16(int offset) => LittleEndian.Int16(model.Data, offset);
}
