using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;

namespace DupNet.Boards.Tests;

public class PinRulesTests
{
    public static TheoryData<string> Names => [.. BoardCatalog.Boards.Select(board => board.Name)];

    private static Board EspCam => BoardCatalog.Find("esp32-cam")!;

    [Theory]
    [MemberData(nameof(Names))]
    public void NoPinIsUsedTwiceOrReserved(string name)
    {
        Board board = BoardCatalog.Find(name)!;
        Assert.Empty(PinRules.Check(board, BoardCatalog.ChipOf(board)));
    }

    [Fact]
    public void AllPinsOfABoardAreLookedAt()
    {
        Assert.Equal(15 + 2 + 2, PinUse.Of(EspCam).Count);
        Assert.Equal(2 + 2, PinUse.Of(BoardCatalog.Find("esp32-c6-devkit")!).Count);
    }

    [Theory]
    [InlineData(6, "leads to the flash")]
    [InlineData(16, "leads to the PSRAM")]
    [InlineData(34, "is an input only")]
    [InlineData(1, "is the serial line to the PC")]
    [InlineData(24, "does not exist")]
    [InlineData(40, "does not exist")]
    [InlineData(-1, "does not exist")]
    [InlineData(32, "used twice")]
    [InlineData(15, "has no note")]
    public void AWrongPinOfAnLEDIsTold(int pin, string problem)
    {
        Board board = EspCam with { Leds = [EspCam.Leds[0] with { Pin = pin }] };
        Assert.Contains(PinRules.Check(board, BoardCatalog.ChipOf(board)), text => text.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void AnInputMayBeRead()
    {
        Board board = EspCam with { Camera = null, PinNotes = new Dictionary<int, string>(), Link = EspCam.Link with { Rx = 34 } };
        Assert.Empty(PinRules.Check(board, BoardCatalog.ChipOf(board)));
    }

    [Fact]
    public void PinsOfPSRAMAreFreeOnABoardWithoutIt()
    {
        Board board = EspCam with { Psram = null, Leds = [EspCam.Leds[0] with { Pin = 16 }] };
        Assert.Empty(PinRules.Check(board, BoardCatalog.ChipOf(board)));

        Board eye = BoardCatalog.Find("esp32-s3-eye")!;
        Board quad = eye with { Leds = [.. eye.Leds, eye.Leds[0] with { Pin = 33 }], Psram = new BoardPsram(2, PsramBus.Quad) };
        Assert.Empty(PinRules.Check(quad, BoardCatalog.ChipOf(quad)));
    }

    [Fact]
    public void ANoteAboutAPlainPinIsTold()
    {
        Board board = EspCam with { PinNotes = new Dictionary<int, string>(EspCam.PinNotes) { [33] = "odd" } };
        Assert.Contains("GPIO33", Assert.Single(PinRules.Check(board, BoardCatalog.ChipOf(board))), StringComparison.Ordinal);
    }

    /// <summary>An LED that moves to any pin is refused exactly where a plain reading of the chip's table says so.</summary>
    [Fact]
    public void ASinglePinIsJudgedAsTheTableSays() =>
        Gen.Select(Gen.Int[0, BoardCatalog.Boards.Count - 1], Gen.Int[-2, 50]).Sample((index, pin) =>
        {
            Board board = BoardCatalog.Boards[index];
            Chip chip = BoardCatalog.ChipOf(board);
            Board bare = board with
            {
                Camera = null,
                Leds = [board.Leds[0] with { Pin = pin }],
                Link = board.Link with { Tx = int.MinValue, Rx = int.MaxValue },
                PinNotes = PinRules.NeedsNote(pin, chip) ? new Dictionary<int, string> { [pin] = "why" } : [],
            };
            HashSet<int> refused = [.. chip.Pins.Absent, .. chip.Pins.Flash, .. chip.Pins.InputOnly];
            refused.UnionWith(board.Psram?.Bus switch
            {
                PsramBus.Quad => chip.Pins.QuadPsram,
                PsramBus.Octal => chip.Pins.OctalPsram,
                _ => [],
            });
            refused.UnionWith(board.Pc == PcConnection.Usb ? chip.Pins.Usb : chip.Pins.Uart0);
            bool told = PinRules.Check(bare, chip).Any(text => text.StartsWith(board.Leds[0].Name, StringComparison.Ordinal));
            return told == (pin < 0 || pin > chip.HighestPin || refused.Contains(pin));
        });
}
