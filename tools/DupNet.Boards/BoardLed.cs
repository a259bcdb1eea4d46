namespace DupNet.Boards;

/// <summary>An LED on a board.</summary>
/// <param name="Name">Name of the LED.</param>
/// <param name="Pin">GPIO number of the LED.</param>
/// <param name="OnBoard">Whether the LED is part of the board; false for one that the user wires.</param>
/// <param name="LitBy">What lights the LED.</param>
public sealed record BoardLed(string Name, int Pin, bool OnBoard, LedDrive LitBy);
