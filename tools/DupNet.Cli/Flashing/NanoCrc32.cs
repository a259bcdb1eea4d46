using System;

namespace DupNet.Cli.Flashing;

/// <summary>
/// The CRC-32 of nanoFramework's assemblies: polynomial 0x04C11DB7, highest bit first, preset 0, not inverted; of the ASCII digits 1 to 9 it is
/// 0x89A1897F.
/// </summary>
internal static class NanoCrc32
{
    private const uint Polynomial = 0x04C11DB7;
    private const uint HighestBit = 0x80000000;
    private const int BitsAByte = 8;
    private const int TopShift = 24;

    private static readonly uint[] s_table = MakeTable();

    /// <summary>Computes the CRC-32 of some bytes.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0;
        foreach (byte value in bytes)
        {
            crc = (crc << BitsAByte) ^ s_table[(crc >> TopShift) ^ value];
        }

        return crc;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[1 << BitsAByte];
        for (uint i = 0; i < table.Length; i++)
        {
            uint crc = i << TopShift;
            for (int bit = 0; bit < BitsAByte; bit++)
            {
                crc = (crc & HighestBit) != 0 ? (crc << 1) ^ Polynomial : crc << 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
