using System.Collections.Generic;
using System.Linq;

namespace DupNet.Boards;

/// <summary>Rules for the wiring of a board to its chip.</summary>
public static class PinRules
{
    /// <summary>Checks a board's pins.</summary>
    public static IReadOnlyList<string> Check(Board board, Chip chip)
    {
        var problems = new List<string>();
        IReadOnlyList<PinUse> uses = PinUse.Of(board);
        foreach (IGrouping<int, PinUse> shared in uses.GroupBy(use => use.Pin).Where(group => group.Skip(1).Any()))
        {
            problems.Add($"GPIO{shared.Key} is used twice: {string.Join(", ", shared.Select(use => use.Role))}");
        }

        foreach (PinUse use in uses)
        {
            if (Refusal(use, board, chip) is { } refusal)
            {
                problems.Add($"{use.Role}: GPIO{use.Pin} {refusal}");
            }
            else if (NeedsNote(use.Pin, chip) && !board.PinNotes.ContainsKey(use.Pin))
            {
                problems.Add($"{use.Role}: GPIO{use.Pin} is a strapping, USB or UART0 pin of {chip.Title} and has no note");
            }
        }

        foreach (int pin in board.PinNotes.Keys)
        {
            if (uses.All(use => use.Pin != pin) || !NeedsNote(pin, chip))
            {
                problems.Add($"the note about GPIO{pin} is about a pin that needs none");
            }
        }

        return problems;
    }

    /// <summary>Whether a pin may be used only with a note that says why.</summary>
    public static bool NeedsNote(int pin, Chip chip) =>
        chip.Pins.Strapping.Contains(pin) || chip.Pins.Usb.Contains(pin) || chip.Pins.Uart0.Contains(pin);

    private static string? Refusal(PinUse use, Board board, Chip chip)
    {
        int pin = use.Pin;
        ChipPins pins = chip.Pins;
        if (pin < 0 || pin > chip.HighestPin || pins.Absent.Contains(pin))
        {
            return $"does not exist on {chip.Title}";
        }

        if (pins.Flash.Contains(pin))
        {
            return "leads to the flash";
        }

        if ((board.Psram?.Bus == PsramBus.Quad && pins.QuadPsram.Contains(pin))
            || (board.Psram?.Bus == PsramBus.Octal && pins.OctalPsram.Contains(pin)))
        {
            return "leads to the PSRAM";
        }

        if (board.Pc == PcConnection.Usb && pins.Usb.Contains(pin))
        {
            return "is the USB to the PC";
        }

        if (board.Pc == PcConnection.Uart0 && pins.Uart0.Contains(pin))
        {
            return "is the serial line to the PC";
        }

        return use.IsOutput && pins.InputOnly.Contains(pin) ? "is an input only" : null;
    }
}
