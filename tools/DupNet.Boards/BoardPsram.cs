namespace DupNet.Boards;

/// <summary>External memory.</summary>
/// <param name="Megabytes">Its mapped size.</param>
/// <param name="Bus">Its width, which decides the pins that it takes.</param>
public sealed record BoardPsram(int Megabytes, PsramBus Bus);
