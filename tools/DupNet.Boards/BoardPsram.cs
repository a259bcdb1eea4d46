namespace DupNet.Boards;

/// <summary>The external memory (PSRAM) of a board.</summary>
/// <param name="Megabytes">Size of the memory that the firmware maps, in MB.</param>
/// <param name="Bus">How the memory is connected, which decides the pins that it takes.</param>
public sealed record BoardPsram(int Megabytes, PsramBus Bus);
