using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace DupNet.Cli.Tests.Flashing;

/// <summary>Deployment images as nanoFramework's metadata processor writes them, as far as anything here reads them; made by other code than the tool's.</summary>
internal static class TestImage
{
    public const string Unstamped = "dupnet-build-stamp:----------------";

    /// <summary>An application of two assemblies, of which the second tells a stamp and holds a model.</summary>
    public static byte[] Application(byte[] model) => [.. Assembly("Application", [], []), .. Assembly("DupNet.Embedded", [Unstamped], model)];

    /// <summary>An assembly of some strings and resources.</summary>
    public static byte[] Assembly(string name, IEnumerable<string> strings, byte[] resources)
    {
        byte[] texts = Padded(Encoding.UTF8.GetBytes(string.Concat(strings.Prepend(name).Prepend(string.Empty).Select(text => text + "\0"))));
        byte[] data = Padded(resources);
        byte[] code = Padded([1, 2, 3, 4, 5]);
        byte[] assembly = [.. new byte[124], .. data, .. texts, .. code];
        Encoding.ASCII.GetBytes("NFMRK1", assembly);
        Put(assembly, 36, 1);
        for (int table = 0; table < 16; table++)
        {
            Put(assembly, 40 + (4 * table), 124 + (table > 10 ? data.Length : 0) + (table > 11 ? texts.Length : 0) + (table > 12 ? code.Length : 0));
        }

        return Seal(assembly);
    }

    /// <summary>Writes the checksums of an assembly.</summary>
    public static byte[] Seal(byte[] assembly)
    {
        Put(assembly, 12, (int)Crc(assembly.AsSpan(124)));
        Put(assembly, 8, 0);
        Put(assembly, 8, (int)Crc(assembly.AsSpan(0, 124)));
        return assembly;
    }

    /// <summary>The stamp in an image, as a board would tell it.</summary>
    public static string StampOf(byte[] image)
    {
        string text = Encoding.Latin1.GetString(image);
        return text.Substring(text.IndexOf("dupnet-build-stamp:", StringComparison.Ordinal) + 19, 16);
    }

    private static byte[] Padded(byte[] bytes) => [.. bytes, .. new byte[-bytes.Length & 3]];

    private static void Put(byte[] bytes, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);

    /// <summary>CRC-32/MPEG-2 with preset 0, by long division of bits.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint register = 0;
        foreach (byte value in bytes)
        {
            for (int bit = 7; bit >= 0; bit--)
            {
                uint top = (register >> 31) ^ (uint)((value >> bit) & 1);
                register = (register << 1) ^ (top * 0x04C11DB7);
            }
        }

        return register;
    }
}
