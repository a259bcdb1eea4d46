using System.Collections.Generic;

namespace DupNet.Boards;

/// <summary>GPIO numbers of a chip that are not plain inputs and outputs.</summary>
/// <param name="Absent">Numbers that the chip has no pin for.</param>
/// <param name="Flash">Pins that lead to the flash, on every board.</param>
/// <param name="QuadPsram">Pins that lead to PSRAM of four data lines, on boards that have it.</param>
/// <param name="OctalPsram">Pins that lead to PSRAM of eight data lines, on boards that have it.</param>
/// <param name="InputOnly">Pins that can only read.</param>
/// <param name="Strapping">Pins that are read when the chip starts: what is wired to them can stop it.</param>
/// <param name="Usb">Pins of the chip's own USB.</param>
/// <param name="Uart0">Pins of UART0, which the debugger uses where USB does not carry it.</param>
public sealed record ChipPins(
    IReadOnlyList<int> Absent,
    IReadOnlyList<int> Flash,
    IReadOnlyList<int> QuadPsram,
    IReadOnlyList<int> OctalPsram,
    IReadOnlyList<int> InputOnly,
    IReadOnlyList<int> Strapping,
    IReadOnlyList<int> Usb,
    IReadOnlyList<int> Uart0);
