using DupNet.Embedded;

namespace DupNet.Packing;

/// <summary>
/// A model that finds bright squares, so that it is known beforehand what a picture should yield. Its cells are 8 x 8 input pixels. A cell
/// is found when at least a quarter of it is white; the detection's box is the cell.
/// </summary>
public static class SpotModel
{
    /// <summary>Side of a cell, and of its box, in input pixels.</summary>
    public const int Cell = 8;

    /// <summary>Score of every detection: the logistic function of 8.</summary>
    public const double Score = 0.99966;

    private const int Block = 4;
    private const short Unit = 1024;

    /// <summary>The bytes of the model's file. The default input is 64 x 64.</summary>
    public static byte[] Bytes { get; } = ModelWriter.Write(new ModelSpec
    {
        Name = "spots",
        ClassNames = ["spot"],
        InputChannels = 1,
        PadValue = 0,
        SmallestSide = 16,
        LargestSide = 256,
        DefaultWidth = 64,
        DefaultHeight = 64,
        Anchors = [new AnchorSpec(0, 0, Cell * 16, Cell * 16)],
        Layers =
        [
            new LayerSpec
            {
                // A block of 4 x 4 pixels is 1 when its mean is at least 200; of four blocks the largest counts.
                Source = 0,
                Kernel = Block,
                Stride = Block,
                Pool = 2,
                InputBits = 8,
                OutputBits = 1,
                ChannelsIn = 1,
                ChannelsOut = 1,
                Ones = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
                Quantizer = QuantizerKind.Thresholds,
                Thresholds = [Block * Block * 200],
            },
            new LayerSpec
            {
                // tx, ty, tw, th are 0; objectness is -8 or 8.
                Source = 1,
                Kernel = 1,
                InputBits = 1,
                OutputBits = 0,
                ChannelsIn = 1,
                ChannelsOut = 5,
                Ones = [1, 1, 1, 1, 1],
                Quantizer = QuantizerKind.Logits,
                Scale = [0, 0, 0, 0, 16 * Unit],
                Bias = [0, 0, 0, 0, -8 * Unit],
                AnchorCount = 1,
                CentreScale = 256,
            },
        ],
    });

    /// <summary>The model, loaded.</summary>
    public static DupNetModel Model { get; } = DupNetModel.Load(Bytes);
}
