using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Security.Cryptography;
using DupNet.Boards;
using DupNet.CommandLine.Outcomes;

namespace DupNet.Cli.Flashing;

/// <summary>
/// A firmware file as the boot loader of an ESP32 takes it (esptool's documentation, "Firmware Image Format"): 24 bytes of header, segments of
/// 8 bytes and their data, zeros, a checksum in the last byte of a block of 16, maybe a SHA-256 of all before it.
/// </summary>
internal static class EspFirmware
{
    private const byte Magic = 0xE9;
    private const int HeaderBytes = 24;
    private const int SegmentsAt = 1;
    private const int MostSegments = 16;
    private const int ChipAt = 12;
    private const int HasHashAt = 23;
    private const int SegmentHeaderBytes = 8;
    private const int SegmentLengthAt = 4;
    private const byte ChecksumSeed = 0xEF;
    private const int Block = 16;

    private static readonly Dictionary<string, int> s_chips = new(StringComparer.Ordinal)
    {
        ["esp32"] = 0,
        ["esp32s2"] = 2,
        ["esp32c3"] = 5,
        ["esp32s3"] = 9,
        ["esp32c6"] = 13,
        ["esp32h2"] = 16,
        ["esp32p4"] = 18,
    };

    /// <summary>Refuses a file that is no firmware, is damaged, or is for another chip.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="chip">The board's chip.</param>
    /// <exception cref="CommandException">The file cannot be used.</exception>
    public static void Check(string path, byte[] file, Chip chip)
    {
        try
        {
            Check(file, chip);
        }
        catch (FormatException e)
        {
            throw new CommandException(ExitCode.Failure, $"{path}: is no firmware for this board: {e.Message}.");
        }
    }

    private static void Check(ReadOnlySpan<byte> file, Chip chip)
    {
        if (file.Length < HeaderBytes || file[0] != Magic)
        {
            throw new FormatException("it does not begin with 0xE9, as images for an ESP32 do");
        }

        int stated = BinaryPrimitives.ReadUInt16LittleEndian(file[ChipAt..]);
        if (s_chips.TryGetValue(chip.Name, out int wanted) && stated != wanted)
        {
            throw new FormatException($"it is for the chip with number {stated}, an {chip.Title} has number {wanted}");
        }

        int segments = file[SegmentsAt];
        if (segments is < 1 or > MostSegments)
        {
            throw new FormatException($"it states {segments} segments");
        }

        int at = HeaderBytes;
        byte checksum = ChecksumSeed;
        for (int i = 0; i < segments; i++)
        {
            if (file.Length - at < SegmentHeaderBytes
                || BinaryPrimitives.ReadUInt32LittleEndian(file[(at + SegmentLengthAt)..]) is var length && length > file.Length - at - SegmentHeaderBytes)
            {
                throw new FormatException($"it is cut short in segment {i + 1} of {segments}");
            }

            foreach (byte value in file.Slice(at + SegmentHeaderBytes, (int)length))
            {
                checksum ^= value;
            }

            at += SegmentHeaderBytes + (int)length;
        }

        int end = (at + Block) / Block * Block;
        if (end > file.Length || file[end - 1] != checksum)
        {
            throw new FormatException("its checksum is wrong");
        }

        if (file[HasHashAt] == 1
            && (file.Length - end < SHA256.HashSizeInBytes || !SHA256.HashData(file[..end]).AsSpan().SequenceEqual(file.Slice(end, SHA256.HashSizeInBytes))))
        {
            throw new FormatException("its SHA-256 is wrong");
        }
    }
}
