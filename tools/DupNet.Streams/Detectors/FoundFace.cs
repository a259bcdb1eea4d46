using DupNet.Evaluation;

namespace DupNet.Streams.Detectors;

/// <summary>Somebody whom a detector tells to be in a frame.</summary>
/// <param name="Box">Where, in pixels of the frame.</param>
/// <param name="Score">How sure it is, 0..1.</param>
/// <param name="Track">Number by which the same one is told in other frames; null of a detector that follows nobody.</param>
public readonly record struct FoundFace(Box Box, double Score, int? Track);
