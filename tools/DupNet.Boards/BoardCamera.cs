using System.Collections.Generic;

namespace DupNet.Boards;

/// <summary>A camera and how it is wired to a board.</summary>
/// <param name="Title">Name of the camera module.</param>
/// <param name="Sensor">Name of the image sensor.</param>
/// <param name="Bus">How the camera sends pictures.</param>
/// <param name="Pins">GPIO numbers by the names of the camera's signals.</param>
public sealed record BoardCamera(string Title, string Sensor, CameraBus Bus, IReadOnlyDictionary<string, int> Pins);
