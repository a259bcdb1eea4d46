using System.Collections.Generic;

namespace DupNet.Boards;

/// <summary>A board, as <c>boards/NAME/board.json</c> describes it; <c>boards/board.schema.json</c> explains the fields.</summary>
/// <param name="Name">Name of the board: that of its folder in <c>boards</c>.</param>
/// <param name="Title">Maker and name of the board.</param>
/// <param name="Chip">Name of the board's <see cref="DupNet.Boards.Chip"/>.</param>
/// <param name="Module">The module or chip variant on the board.</param>
/// <param name="Target">nanoFramework's name of the stock firmware.</param>
/// <param name="Megahertz">Clock in MHz that the stock firmware sets; a custom firmware inherits it.</param>
/// <param name="FlashMegabytes">Size of the flash in MB.</param>
/// <param name="Psram">The external memory (PSRAM); null for none.</param>
/// <param name="Pc">What carries flashing and the debugger between the board and a PC.</param>
/// <param name="Partitions">Where firmware, application and files lie in the flash.</param>
/// <param name="Camera">The camera; null for none.</param>
/// <param name="Leds">The LEDs; samples switch the first one.</param>
/// <param name="Link">The serial port on which the board's program talks to a PC.</param>
/// <param name="Profiles">Ways to run on the board, the recommended one first.</param>
/// <param name="Costs">What the shipped models take of the board, in each way to run them.</param>
/// <param name="PinNotes">Reasons why a strapping, USB or UART0 pin may serve, by GPIO number.</param>
/// <param name="Sources">Documents that the board's figures come from.</param>
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
    IReadOnlyList<ModelCost> Costs,
    IReadOnlyDictionary<int, string> PinNotes,
    IReadOnlyList<string> Sources);
