using System.Collections.Generic;

namespace DupNet.DataSets.Anchors;

/// <summary>Anchors that were fitted to objects.</summary>
/// <param name="Heads">The anchors of each head, in the order of the numbers that were asked for; within and between heads from small to large.</param>
/// <param name="MeanOverlap">The mean, over all objects, of the overlap with the anchor that is most like it, 0..1.</param>
/// <param name="LeastOverlap">The smallest overlap, over all objects, with the anchor that is most like it, 0..1.</param>
public sealed record AnchorFit(IReadOnlyList<IReadOnlyList<AnchorShape>> Heads, double MeanOverlap, double LeastOverlap);
