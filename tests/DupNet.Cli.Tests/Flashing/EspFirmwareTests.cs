using System;
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
    public void AFirmwareOfTheChipIsTaken(bool hash) => EspFirmware.Check("clr.bin", TestFirmware.Make(Esp32C3, hash), s_chip);

    [Fact]
    public void OtherFilesAreRefused()
    {
        AssertRefused([], "does not begin with 0xE9");
        AssertRefused(new byte[100], "does not begin with 0xE9");
        AssertRefused([0xE9, .. new byte[99]], "it is for the chip with number 0, an ESP32-C3 has number 5");
        AssertRefused(TestFirmware.Make(9, true), "number 9");
        byte[] none = TestFirmware.Make(Esp32C3, false);
        none[1] = 0;
        AssertRefused(none, "0 segments");
        AssertRefused(TestFirmware.Make(Esp32C3, false)[..60], "cut short in segment 2 of 2");
        byte[] flipped = TestFirmware.Make(Esp32C3, false);
        flipped[40] ^= 1;
        AssertRefused(flipped, "its checksum is wrong");
        byte[] unproved = TestFirmware.Make(Esp32C3, true);
        unproved[2] ^= 1;
        AssertRefused(unproved, "its SHA-256 is wrong");
        AssertRefused(TestFirmware.Make(Esp32C3, true)[..^1], "its SHA-256 is wrong");
    }

    private static void AssertRefused(byte[] bytes, string message)
        => Assert.Contains(message, Assert.Throws<CommandException>(() => EspFirmware.Check("clr.bin", bytes, s_chip)).Message, StringComparison.Ordinal);
}
