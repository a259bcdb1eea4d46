using System;
using System.Buffers.Binary;
using DupNet.Packing;

namespace DupNet.Fuzzing.Mutation;

/// <summary>Changes of a model's fields, its checksum put right most times.</summary>
internal static class Models
{
    private const int HeaderBytes = 64;
    private const int LayerBytes = 32;
    private const int AnchorBytes = 8;
    private const int FirstField = 16;
    private const int LayersAt = 19;
    private const int AnchorsAt = 20;
    private const int LengthAt = 8;

    /// <summary>One to three fields of header, layer table or anchors; now and then any bytes.</summary>
    public static byte[] Mutate(Random random, byte[] input)
    {
        if (random.Next(5) == 0)
        {
            input = Bytes.Mutate(random, input);
        }

        for (int changes = random.Next(1, 4); changes > 0 && input.Length > HeaderBytes; changes--)
        {
            int fields = HeaderBytes + (input[LayersAt] * LayerBytes) + (input[AnchorsAt] * AnchorBytes);
            int width = 1 << random.Next(3);
            int at = random.Next(FirstField, Math.Min(fields, input.Length)) / width * width;
            if (at + width <= input.Length)
            {
                Alter(random, input.AsSpan(at, width));
            }
        }

        if (input.Length > HeaderBytes && random.Next(12) != 0)
        {
            BinaryPrimitives.WriteInt32LittleEndian(input.AsSpan(LengthAt), input.Length);
            ModelWriter.Seal(input);
        }

        return input;
    }

    private static void Alter(Random random, Span<byte> field)
    {
        Span<byte> bytes = stackalloc byte[4];
        bytes.Clear();
        field.CopyTo(bytes);
        uint value = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        value = random.Next(5) switch
        {
            0 => value + (uint)random.Next(1, 5),
            1 => value - (uint)random.Next(1, 5),
            2 => (uint)random.Next(8),
            3 => uint.MaxValue >> random.Next(3),
            _ => value ^ (1u << random.Next(8 * field.Length)),
        };
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        bytes[..field.Length].CopyTo(field);
    }
}
