using System;
using System.Buffers.Binary;
using DupNet.Embedded;

namespace DupNet.Packing;

/// <summary>
/// Makes models that cost far more than the size of their files suggests. One of their layers is there many times, and all copies point at
/// the same weights, as the format allows. Material for tests of <see cref="ModelBudget"/>.
/// </summary>
public static class RepeatedLayer
{
    private const int HeaderBytes = 64;
    private const int LayerBytes = 32;
    private const int FileBytesOffset = 8;
    private const int LayerCountOffset = 19;

    /// <summary>Header fields that hold offsets: anchors, names, weights.</summary>
    private static readonly int[] s_headerOffsets = [44, 48, 56];

    /// <summary>Layer fields that hold offsets: weights, quantizer.</summary>
    private static readonly int[] s_layerOffsets = [16, 20];

    /// <summary>
    /// Makes a model that takes hours to compute: 32 layers, most of 57 channels, kernel size 7 and duplication 11, on a gray input of
    /// 256x256, in about 80 KB.
    /// </summary>
    public static byte[] ForHours()
    {
        ModelSpec spec = RandomModel.Create(
            new Random(1),
            "for hours",
            1,
            16,
            256,
            [
                new RandomModel.Row(0, 57, Kernel: 1, Padding: 0, OutputBits: 1),
                new RandomModel.Row(1, 57, Kernel: 7, Padding: 3, InputDuplication: 11, OutputBits: 1),
                new RandomModel.Row(2, 5, Kernel: 1, Padding: 0, OutputBits: 0),
            ]);
        return Make(ModelWriter.Write(spec with { DefaultWidth = 16, DefaultHeight = 16 }), 1, 29, 256);
    }

    /// <summary>Makes a model of less than 2 KB whose head has 2^27 logits, on a gray input of 1024x1024.</summary>
    public static byte[] OfManyLogits()
    {
        ModelSpec spec = RandomModel.Create(
            new Random(2), "many logits", 1, 16, 1024, [new RandomModel.Row(0, 125, Kernel: 1, Padding: 0, OutputBits: 0)]);
        return Make(ModelWriter.Write(spec with { DefaultWidth = 16, DefaultHeight = 16 }), 0, 0, 1024);
    }

    /// <summary>
    /// Repeats a layer of a model, and sets another side for its default and its known-answer input. The known answer is then wrong.
    /// </summary>
    /// <param name="file">The bytes of the model's file. Each layer must read the one before it.</param>
    /// <param name="layer">Index of the layer, from 0. Its output must have the channels, bits and size of its input.</param>
    /// <param name="copies">Number of copies that are put after the layer.</param>
    /// <param name="side">Width and height of both inputs in pixels, which the model must allow.</param>
    public static byte[] Make(byte[] file, int layer, int copies, int side)
    {
        ArgumentNullException.ThrowIfNull(file);
        int added = copies * LayerBytes;
        int end = HeaderBytes + ((layer + 1) * LayerBytes);
        byte[] longer = [.. file.AsSpan(0, end), .. new byte[added], .. file.AsSpan(end)];
        for (int copy = 0; copy < copies; copy++)
        {
            file.AsSpan(end - LayerBytes, LayerBytes).CopyTo(longer.AsSpan(end + (copy * LayerBytes)));
        }

        int layers = file[LayerCountOffset] + copies;
        longer[LayerCountOffset] = (byte)layers;
        BinaryPrimitives.WriteInt32LittleEndian(longer.AsSpan(FileBytesOffset), longer.Length);
        foreach (int offset in s_headerOffsets)
        {
            Add(longer.AsSpan(offset), added);
        }

        for (int i = 0; i < layers; i++)
        {
            Span<byte> row = longer.AsSpan(HeaderBytes + (i * LayerBytes));
            row[0] = (byte)i;
            foreach (int offset in s_layerOffsets)
            {
                Add(row[offset..], added);
            }
        }

        for (int field = 30; field < 36; field += 2)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(longer.AsSpan(field), (ushort)side);
        }

        ModelWriter.Seal(longer);
        return longer;
    }

    private static void Add(Span<byte> field, int added)
        => BinaryPrimitives.WriteInt32LittleEndian(field, BinaryPrimitives.ReadInt32LittleEndian(field) + added);
}
