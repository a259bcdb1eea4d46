using System.Collections.Generic;

namespace DupNet.Onnx.Describing;

/// <summary>A head of a network: one of its outputs.</summary>
public sealed record HeadDescription
{
    /// <summary>Name of the output; null where the network has only one.</summary>
    public string? Output { get; init; }

    /// <summary>How many cells a box's centre can move: 1 (YOLOv2) to 4. Null counts as 1.</summary>
    public double? CentreScale { get; init; }

    /// <summary>The anchors of a cell.</summary>
    public IReadOnlyList<AnchorDescription>? Anchors { get; init; }
}
