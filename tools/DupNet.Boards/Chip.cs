using System.Collections.Generic;

namespace DupNet.Boards;

/// <summary>A chip, as <c>boards/chips/NAME.json</c> describes it.</summary>
/// <param name="Name">Name of the chip: that of its file.</param>
/// <param name="Title">The maker's name of the chip.</param>
/// <param name="Core">Processor of the chip.</param>
/// <param name="Interpreter">Time that an IL instruction takes on the chip.</param>
/// <param name="Counts">Machine of <c>tools/counts/counts.txt</c> whose instruction counts stand for the chip.</param>
/// <param name="HighestPin">Highest GPIO number of the chip.</param>
/// <param name="Pins">Pins that are not plain inputs and outputs.</param>
/// <param name="Sources">Documents that the chip's figures come from.</param>
public sealed record Chip(
    string Name,
    string Title,
    string Core,
    InterpreterCost Interpreter,
    string Counts,
    int HighestPin,
    ChipPins Pins,
    IReadOnlyList<string> Sources);
