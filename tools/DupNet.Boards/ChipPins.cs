using System.Collections.Generic;

namespace DupNet.Boards;

/// <summary>Pins of a chip that are not plain inputs and outputs.</summary>
/// <param name="Absent">Numbers without a pin.</param>
/// <param name="Flash">Lead to the flash, on every board.</param>
/// <param name="QuadPsram">Lead to PSRAM of four data lines where a board has it.</param>
/// <param name="OctalPsram">Lead to PSRAM of eight data lines where a board has it.</param>
/// <param name="InputOnly">Cannot put out.</param>
/// <param name="Strapping">Are read when the chip starts: what is wired to them can stop it.</param>
/// <param name="Usb">The chip's USB.</param>
/// <param name="Uart0">UART0, the debugger's where USB is not.</param>
public sealed record ChipPins(
    IReadOnlyList<int> Absent,
    IReadOnlyList<int> Flash,
    IReadOnlyList<int> QuadPsram,
    IReadOnlyList<int> OctalPsram,
    IReadOnlyList<int> InputOnly,
    IReadOnlyList<int> Strapping,
    IReadOnlyList<int> Usb,
    IReadOnlyList<int> Uart0);
