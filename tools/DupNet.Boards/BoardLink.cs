namespace DupNet.Boards;

/// <summary>The serial port on which a board's program talks to a PC.</summary>
/// <param name="Port">nanoFramework's name of the port.</param>
/// <param name="Tx">Number of the GPIO that sends.</param>
/// <param name="Rx">Number of the GPIO that receives.</param>
/// <param name="Reach">How a PC reaches the port, in words.</param>
/// <param name="OnBoard">Whether the board has a socket for it; false where the user wires an adapter.</param>
public sealed record BoardLink(string Port, int Tx, int Rx, string Reach, bool OnBoard = false);
