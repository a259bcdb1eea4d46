using System;
using System.Buffers.Binary;
using System.Security.Cryptography;
using DupNet.Boards;
using DupNet.Cli.Flashing;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Cli.Tests.Flashing;

public sealed class EspFirmwareTests
{
    private const int Esp32C3 = 5;

    private static readonly Chip s_chip = BoardCatalog.ChipOf(BoardCatalog.Find("esp32-c3-devkit-arducam")!);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AFirmwareOfTheChipIsTaken(bool hash) => EspFirmware.Check("clr.bin", Firmware(Esp32C3, hash), s_chip);

    [Fact]
    public void OtherFilesAreRefused()
    {
        AssertRefused([], "does not begin with 0xE9");
        AssertRefused(new byte[100], "does not begin with 0xE9");
        AssertRefused([0xE9, .. new byte[99]], "it is for the chip with number 0, an ESP32-C3 has number 5");
        AssertRefused(Firmware(9, true), "number 9");
        byte[] none = Firmware(Esp32C3, false);
        none[1] = 0;
        AssertRefused(none, "0 segments");
        AssertRefused(Firmware(Esp32C3, false)[..60], "cut short in segment 2 of 2");
        byte[] flipped = Firmware(Esp32C3, false);
        flipped[40] ^= 1;
        AssertRefused(flipped, "its checksum is wrong");
        byte[] unproved = Firmware(Esp32C3, true);
        unproved[2] ^= 1;
        AssertRefused(unproved, "its SHA-256 is wrong");
        AssertRefused(Firmware(Esp32C3, true)[..^1], "its SHA-256 is wrong");
    }

    /// <summary>Two segments, laid out as esptool does.</summary>
    private static byte[] Firmware(int chip, bool hash)
    {
        byte[] header = new byte[24];
        (header[0], header[1], header[12], header[23]) = (0xE9, 2, (byte)chip, hash ? (byte)1 : (byte)0);
        byte checksum = 0xEF;
        byte[] image = header;
        foreach (int length in (int[])[20, 36])
        {
            byte[] segment = new byte[8 + length];
            BinaryPrimitives.WriteInt32LittleEndian(segment.AsSpan(4), length);
            for (int i = 8; i < segment.Length; i++)
            {
                segment[i] = (byte)(i * 7);
                checksum ^= segment[i];
            }

            image = [.. image, .. segment];
        }

        image = [.. image, .. new byte[15 - (image.Length % 16)], checksum];
        return hash ? [.. image, .. SHA256.HashData(image)] : image;
    }

    private static void AssertRefused(byte[] bytes, string message)
        => Assert.Contains(message, Assert.Throws<CommandException>(() => EspFirmware.Check("clr.bin", bytes, s_chip)).Message, StringComparison.Ordinal);
}
