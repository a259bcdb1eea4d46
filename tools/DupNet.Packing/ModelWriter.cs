using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Hashing;
using System.Linq;
using System.Numerics;
using System.Text;
using DupNet.Embedded;
using DupNet.Embedded.Networks;

namespace DupNet.Packing;

/// <summary>Packs a model into the bytes of a `.dupnet` file (models/FORMAT.md).</summary>
public static class ModelWriter
{
    private const int HeaderBytes = 64;
    private const int LayerBytes = 32;
    private const int CrcStart = 16;

    /// <summary>Packs a model, runs it once for its known answer and seals it with its CRC-32.</summary>
    /// <param name="spec">The model.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="ArgumentException">A list of a layer has the wrong length, or a number or a name has no room in the format.</exception>
    /// <exception cref="ModelException">The runtime refuses the model.</exception>
    public static byte[] Write(ModelSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);

        byte[] file = Pack(spec);
        Seal(file);
        long answer = KnownAnswer.Compute(DupNetModel.Load(file));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(40), (uint)answer);
        Seal(file);
        return file;
    }

    /// <summary>Writes the CRC-32 of a file's contents into its header.</summary>
    /// <param name="file">A whole file; its CRC field is overwritten.</param>
    public static void Seal(Span<byte> file)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(file[12..], Crc32.HashToUInt32(file[CrcStart..]));
    }

    private static byte[] Pack(ModelSpec spec)
    {
        int stride = spec.Stride;
        int answerSide = spec.KnownAnswerSide;
        if (answerSide == 0)
        {
            int wanted = int.Clamp(32, spec.SmallestSide, spec.LargestSide);
            answerSide = int.Min((wanted + stride - 1) / stride * stride, spec.LargestSide);
        }

        using MemoryStream sections = new();
        using BinaryWriter writer = new(sections);
        writer.Write(new byte[HeaderBytes + (LayerBytes * spec.Layers.Count)]);

        int anchorsOffset = (int)sections.Position;
        foreach (AnchorSpec anchor in spec.Anchors)
        {
            writer.Write(anchor.OffsetX);
            writer.Write(anchor.OffsetY);
            writer.Write(anchor.Width);
            writer.Write(anchor.Height);
        }

        int namesOffset = (int)sections.Position;
        WriteName(writer, spec.Name);
        foreach (string name in spec.ClassNames)
        {
            WriteName(writer, name);
        }

        int namesBytes = (int)sections.Position - namesOffset;
        Align(writer);
        int weightsOffset = (int)sections.Position;

        byte[] table = new byte[LayerBytes * spec.Layers.Count];
        for (int i = 0; i < spec.Layers.Count; i++)
        {
            LayerSpec layer = spec.Layers[i];
            int layerWeights = (int)sections.Position;
            WriteWeights(writer, layer, i + 1);
            int layerQuantizer = (int)sections.Position;
            WriteQuantizer(writer, layer, i + 1);
            WriteRow(table.AsSpan(LayerBytes * i, LayerBytes), layer, layerWeights, layerQuantizer);
        }

        byte[] file = sections.ToArray();
        table.CopyTo(file, HeaderBytes);

        Span<byte> header = file.AsSpan(0, HeaderBytes);
        "DUPN"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], HeaderBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], (uint)file.Length);
        header[16] = Number<byte>(spec.InputChannels, nameof(spec.InputChannels));
        header[17] = 8;
        header[18] = spec.PadValue;
        header[19] = Number<byte>(spec.Layers.Count, nameof(spec.Layers));
        header[20] = Number<byte>(spec.Anchors.Count, nameof(spec.Anchors));
        header[21] = Number<byte>(spec.ClassNames.Count, nameof(spec.ClassNames));
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], spec.ScoreThreshold);
        BinaryPrimitives.WriteUInt16LittleEndian(header[24..], Number<ushort>(stride, nameof(stride)));
        BinaryPrimitives.WriteUInt16LittleEndian(header[26..], Number<ushort>(spec.SmallestSide, nameof(spec.SmallestSide)));
        BinaryPrimitives.WriteUInt16LittleEndian(header[28..], Number<ushort>(spec.LargestSide, nameof(spec.LargestSide)));
        BinaryPrimitives.WriteUInt16LittleEndian(header[30..], Number<ushort>(spec.DefaultWidth, nameof(spec.DefaultWidth)));
        BinaryPrimitives.WriteUInt16LittleEndian(header[32..], Number<ushort>(spec.DefaultHeight, nameof(spec.DefaultHeight)));
        BinaryPrimitives.WriteUInt16LittleEndian(header[34..], Number<ushort>(answerSide, nameof(answerSide)));
        BinaryPrimitives.WriteUInt32LittleEndian(header[36..], spec.KnownAnswerSeed);
        BinaryPrimitives.WriteUInt32LittleEndian(header[44..], (uint)anchorsOffset);
        BinaryPrimitives.WriteUInt32LittleEndian(header[48..], (uint)namesOffset);
        BinaryPrimitives.WriteUInt32LittleEndian(header[52..], (uint)namesBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(header[56..], (uint)weightsOffset);
        BinaryPrimitives.WriteUInt16LittleEndian(header[62..], spec.LargestStretch);
        return file;
    }

    private static void WriteRow(Span<byte> row, LayerSpec layer, int weightsOffset, int quantizerOffset)
    {
        row[0] = Number<byte>(layer.Source, nameof(layer.Source));
        row[1] = Number<byte>(layer.Kernel, nameof(layer.Kernel));
        row[2] = Number<byte>(layer.Stride, nameof(layer.Stride));
        row[3] = Number<byte>(layer.Padding, nameof(layer.Padding));
        row[4] = Number<byte>(layer.Pool, nameof(layer.Pool));
        row[5] = Number<byte>(layer.InputBits, nameof(layer.InputBits));
        row[6] = Number<byte>(layer.OutputBits, nameof(layer.OutputBits));
        row[7] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(row[8..], Number<ushort>(layer.ChannelsIn, nameof(layer.ChannelsIn)));
        BinaryPrimitives.WriteUInt16LittleEndian(row[10..], Number<ushort>(layer.ChannelsOut, nameof(layer.ChannelsOut)));
        row[12] = Number<byte>(layer.WeightDuplication, nameof(layer.WeightDuplication));
        row[13] = Number<byte>(layer.InputDuplication, nameof(layer.InputDuplication));
        row[14] = (byte)layer.Quantizer;
        row[15] = Number<byte>(layer.Shift, nameof(layer.Shift));
        BinaryPrimitives.WriteUInt32LittleEndian(row[16..], (uint)weightsOffset);
        BinaryPrimitives.WriteUInt32LittleEndian(row[20..], (uint)quantizerOffset);
        row[24] = Number<byte>(layer.FirstAnchor, nameof(layer.FirstAnchor));
        row[25] = Number<byte>(layer.AnchorCount, nameof(layer.AnchorCount));
        BinaryPrimitives.WriteUInt16LittleEndian(row[26..], Number<ushort>(layer.CentreScale, nameof(layer.CentreScale)));
    }

    private static void WriteWeights(BinaryWriter writer, LayerSpec layer, int number)
    {
        CheckLength(layer.Ones.Length, layer.ChannelsOut * layer.FilterLength, "weights", number);
        int filterBytes = (layer.FilterLength + 7) / 8;
        for (int plane = 0; plane < layer.WeightPlanes; plane++)
        {
            byte[] bits = new byte[filterBytes * layer.ChannelsOut];
            for (int filter = 0; filter < layer.ChannelsOut; filter++)
            {
                for (int i = 0; i < layer.FilterLength; i++)
                {
                    int bit = (layer.Ones[(filter * layer.FilterLength) + i] >> plane) & 1;
                    bits[(filter * filterBytes) + (i / 8)] |= (byte)(bit << (i % 8));
                }
            }

            writer.Write(bits);
        }

        Align(writer);
    }

    private static void WriteQuantizer(BinaryWriter writer, LayerSpec layer, int number)
    {
        switch (layer.Quantizer)
        {
            case QuantizerKind.Thresholds:
                CheckLength(layer.Thresholds.Length, layer.ChannelsOut * ((1 << layer.OutputBits) - 1), "thresholds", number);
                WriteAll(writer, layer.Thresholds);
                break;

            case QuantizerKind.BaseAndStep:
                CheckLength(layer.Base.Length, layer.ChannelsOut, "bases", number);
                CheckLength(layer.Step.Length, layer.ChannelsOut, "steps", number);
                WriteAll(writer, layer.Base);
                foreach (ushort step in layer.Step)
                {
                    writer.Write(step);
                }

                Align(writer);
                break;

            default:
                CheckLength(layer.Scale.Length, layer.ChannelsOut, "scales", number);
                CheckLength(layer.Bias.Length, layer.ChannelsOut, "biases", number);
                WriteAll(writer, layer.Scale);
                foreach (int bias in layer.Bias)
                {
                    writer.Write(bias);
                }

                break;
        }
    }

    private static void WriteAll(BinaryWriter writer, short[] values)
    {
        foreach (short value in values)
        {
            writer.Write(value);
        }

        Align(writer);
    }

    private static void WriteName(BinaryWriter writer, string name)
    {
        if (name.Length > 63 || name.Any(character => character is < ' ' or > '~'))
        {
            throw new ArgumentException($"The name '{name}' is not of at most 63 printable ASCII characters.");
        }

        writer.Write((byte)name.Length);
        writer.Write(Encoding.ASCII.GetBytes(name));
    }

    private static void Align(BinaryWriter writer)
    {
        writer.Flush();
        while (writer.BaseStream.Position % 4 != 0)
        {
            writer.Write((byte)0);
        }
    }

    private static T Number<T>(int value, string name)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        return value >= 0 && value <= int.CreateChecked(T.MaxValue)
            ? T.CreateTruncating(value)
            : throw new ArgumentException($"{name} is {value}; the format has room for 0..{T.MaxValue}.");
    }

    private static void CheckLength(int length, int wanted, string list, int layer)
    {
        if (length != wanted)
        {
            throw new ArgumentException($"Layer {layer} has {length} {list}, its shape needs {wanted}.");
        }
    }
}
