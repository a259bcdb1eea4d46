namespace DupNet.Boards;

/// <summary>An LED.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Pin">Its GPIO number.</param>
/// <param name="OnBoard">False for one that the user wires.</param>
/// <param name="LitBy">What lights it.</param>
public sealed record BoardLed(string Name, int Pin, bool OnBoard, LedDrive LitBy);
