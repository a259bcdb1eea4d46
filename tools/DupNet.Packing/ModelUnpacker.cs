using System;
using System.Buffers.Binary;
using System.Linq;
using DupNet.Embedded;

namespace DupNet.Packing;

/// <summary>Unpacks the bytes of a `.dupnet` file (models/FORMAT.md): the way back from <see cref="ModelWriter"/>.</summary>
public static class ModelUnpacker
{
    /// <summary>Unpacks a model. Packed again, it gives the same bytes.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <exception cref="ModelException">The file is damaged, or no model that the runtime takes.</exception>
    public static ModelSpec Read(byte[] file)
    {
        DupNetModel model = DupNetModel.Load(file);
        return new ModelSpec
        {
            Name = model.Name,
            ClassNames = model.ClassNames,
            InputChannels = model.InputChannels,
            PadValue = (byte)model.PadValue,
            LargestStretch = (ushort)model.LargestStretch,
            ScoreThreshold = (ushort)model.ScoreThreshold,
            SmallestSide = model.SmallestSide,
            LargestSide = model.LargestSide,
            DefaultWidth = model.DefaultWidth,
            DefaultHeight = model.DefaultHeight,
            KnownAnswerSide = model.KnownAnswerSide,
            KnownAnswerSeed = (uint)model.KnownAnswerSeed,
            Anchors = [.. model.Anchors.Select(anchor => new AnchorSpec((short)anchor.OffsetX, (short)anchor.OffsetY, (ushort)anchor.Width, (ushort)anchor.Height))],
            Layers = [.. model.Layers.Select(layer => LayerOf(file, layer))],
        };
    }

    private static LayerSpec LayerOf(byte[] file, Layer layer)
    {
        int channels = layer.ChannelsOut;
        int first = layer.QuantizerOffset;
        int second = first + (((2 * channels) + 3) & ~3);
        QuantizerKind kind = layer.Quantizer;
        return new LayerSpec
        {
            Source = layer.Source,
            Kernel = layer.Kernel,
            Stride = layer.Stride,
            Padding = layer.Padding,
            Pool = layer.Pool,
            InputBits = layer.InputBits,
            OutputBits = layer.OutputBits,
            ChannelsIn = layer.ChannelsIn,
            ChannelsOut = channels,
            WeightDuplication = layer.WeightDuplication,
            InputDuplication = layer.InputDuplication,
            Ones = OnesOf(file, layer),
            Quantizer = kind,
            Shift = layer.Shift,
            FirstAnchor = layer.FirstAnchor,
            AnchorCount = layer.AnchorCount,
            CentreScale = layer.CentreScale,
            Thresholds = kind == QuantizerKind.Thresholds ? List(channels * layer.ThresholdCount, i => Int16(first, i)) : [],
            Base = kind == QuantizerKind.BaseAndStep ? List(channels, i => Int16(first, i)) : [],
            Step = kind == QuantizerKind.BaseAndStep ? List(channels, i => (ushort)Int16(second, i)) : [],
            Scale = kind == QuantizerKind.Logits ? List(channels, i => Int16(first, i)) : [],
            Bias = kind == QuantizerKind.Logits ? List(channels, i => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(second + (4 * i)))) : [],
        };

        short Int16(int offset, int index) => BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(offset + (2 * index)));
    }

    private static byte[] OnesOf(byte[] file, Layer layer)
    {
        byte[] ones = new byte[layer.ChannelsOut * layer.FilterLength];
        for (int i = 0; i < ones.Length; i++)
        {
            int filter = i / layer.FilterLength;
            int index = i % layer.FilterLength;
            for (int plane = 0; plane < layer.WeightPlanes; plane++)
            {
                byte bits = file[layer.WeightsOffset + (plane * layer.PlaneBytes) + (filter * layer.FilterBytes) + (index / 8)];
                ones[i] |= (byte)(((bits >> (index % 8)) & 1) << plane);
            }
        }

        return ones;
    }

    private static T[] List<T>(int count, Func<int, T> item) => [.. Enumerable.Range(0, count).Select(item)];
}
