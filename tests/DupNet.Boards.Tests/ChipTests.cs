using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace DupNet.Boards.Tests;

public class ChipTests
{
    public static TheoryData<string> Names => [.. BoardCatalog.Chips.Select(chip => chip.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void PinNumbersExistOnceInAList(string name)
    {
        Chip chip = BoardCatalog.Chips.First(chip => chip.Name == name);
        IReadOnlyList<int>[] lists =
        [
            chip.Pins.Absent, chip.Pins.Flash, chip.Pins.QuadPsram, chip.Pins.OctalPsram, chip.Pins.InputOnly, chip.Pins.Strapping,
            chip.Pins.Usb, chip.Pins.Uart0,
        ];
        Assert.All(lists, list =>
        {
            Assert.Equal(list.Count, list.Distinct().Count());
            Assert.All(list, pin => Assert.InRange(pin, 0, chip.HighestPin));
        });
        Assert.Equal(2, chip.Pins.Uart0.Count);
        Assert.NotEmpty(chip.Sources);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AReservedPinIsReservedForOneThing(string name)
    {
        ChipPins pins = BoardCatalog.Chips.First(chip => chip.Name == name).Pins;
        int[] reserved = [.. pins.Absent, .. pins.Flash, .. pins.QuadPsram, .. pins.OctalPsram, .. pins.Usb, .. pins.Uart0];
        Assert.Equal(reserved.Length, reserved.Distinct().Count());
    }
}
