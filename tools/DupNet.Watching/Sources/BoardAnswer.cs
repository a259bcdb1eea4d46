using System.Collections.Generic;

namespace DupNet.Watching.Sources;

/// <summary>What a board itself found in a frame.</summary>
/// <param name="Boxes">The boxes, best first, in pixels of the frame's buffer.</param>
/// <param name="Milliseconds">Time of the detection on the board; null where it does not tell.</param>
public sealed record BoardAnswer(IReadOnlyList<WatchedBox> Boxes, double? Milliseconds);
