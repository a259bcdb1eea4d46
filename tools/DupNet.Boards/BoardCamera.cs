using System.Collections.Generic;

namespace DupNet.Boards;

/// <summary>A camera and its wiring.</summary>
/// <param name="Title">The module.</param>
/// <param name="Sensor">The image sensor.</param>
/// <param name="Bus">How pictures come.</param>
/// <param name="Pins">GPIO numbers by signal.</param>
public sealed record BoardCamera(string Title, string Sensor, CameraBus Bus, IReadOnlyDictionary<string, int> Pins);
