using DupNet.Packing;

namespace DupNet.Onnx.Writing;

/// <summary>The numbers of a layer in the terms of ONNX.</summary>
/// <param name="layer">The layer.</param>
internal sealed class ModelNumbers(LayerSpec layer)
{
    /// <summary>Largest size of one of the layer's sums, either sign.</summary>
    public int Reach => layer.Kernel * layer.Kernel * layer.ChannelsIn * layer.InputDuplication * ((1 << layer.InputBits) - 1);

    /// <summary>
    /// The weights as integers 2n - d, n of a weight's d signs being +1, in the order filter, input channel (all C of them), row, column
    /// (fastest).
    /// </summary>
    public sbyte[] Weights()
    {
        int window = layer.Kernel * layer.Kernel;
        int stored = layer.ChannelsIn / layer.WeightDuplication;
        var weights = new sbyte[layer.ChannelsOut * layer.ChannelsIn * window];
        for (int i = 0; i < weights.Length; i++)
        {
            int filter = i / (layer.ChannelsIn * window);
            int channel = i / window % layer.ChannelsIn % stored;
            weights[i] = (sbyte)((2 * layer.Ones[(filter * layer.FilterLength) + (i % window * stored) + channel]) - layer.InputDuplication);
        }

        return weights;
    }

    /// <summary>The thresholds of a filter, ascending.</summary>
    public int[] Thresholds(int filter)
    {
        var thresholds = new int[layer.ThresholdCount];
        for (int t = 0; t < thresholds.Length; t++)
        {
            thresholds[t] = layer.Threshold(filter, t);
        }

        return thresholds;
    }
}
