using System.Collections.Generic;

namespace DupNet.Boards;

/// <summary>A chip, as <c>boards/chips/NAME.json</c> describes it.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Title">The maker's name of it.</param>
/// <param name="Core">Its processor.</param>
/// <param name="Interpreter">What an IL instruction takes on it.</param>
/// <param name="Counts">Which instruction counts of <c>tools/counts/counts.txt</c> stand for it.</param>
/// <param name="HighestPin">Its highest GPIO number.</param>
/// <param name="Pins">What its pins are for.</param>
/// <param name="Sources">Where that is written.</param>
public sealed record Chip(
    string Name,
    string Title,
    string Core,
    InterpreterCost Interpreter,
    string Counts,
    int HighestPin,
    ChipPins Pins,
    IReadOnlyList<string> Sources);
