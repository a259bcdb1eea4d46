using System.Collections.Generic;

namespace DupNet.Boards;

/// <summary>A board, as <c>boards/NAME/board.json</c> describes it; <c>boards/board.schema.json</c> explains the fields.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Title">Maker and board.</param>
/// <param name="Chip">Name of its <see cref="DupNet.Boards.Chip"/>.</param>
/// <param name="Module">The module or chip variant on it.</param>
/// <param name="Target">nanoFramework's name of the stock firmware.</param>
/// <param name="Megahertz">The clock that the firmware of that target sets; a custom firmware inherits it.</param>
/// <param name="FlashMegabytes">Size of the flash.</param>
/// <param name="Psram">The external memory; null for none.</param>
/// <param name="Pc">What carries flashing and the debugger.</param>
/// <param name="Partitions">Where firmware, application and files lie.</param>
/// <param name="Camera">The camera; null for none.</param>
/// <param name="Leds">The LEDs; samples switch the first.</param>
/// <param name="Link">The serial port on which a program talks to a PC.</param>
/// <param name="Profiles">Ways to run, the recommended one first.</param>
/// <param name="PinNotes">Why a strapping, USB or UART0 pin may serve, by its number.</param>
/// <param name="Sources">Where the figures come from.</param>
public sealed record Board(
    string Name,
    string Title,
    string Chip,
    string Module,
    string Target,
    int Megahertz,
    int FlashMegabytes,
    BoardPsram? Psram,
    PcConnection Pc,
    BoardPartitions Partitions,
    BoardCamera? Camera,
    IReadOnlyList<BoardLed> Leds,
    BoardLink Link,
    IReadOnlyList<BoardProfile> Profiles,
    IReadOnlyDictionary<int, string> PinNotes,
    IReadOnlyList<string> Sources);
