namespace DupNet.Packing;

/// <summary>A prior box as the file holds it (models/FORMAT.md, section 5).</summary>
/// <param name="OffsetX">Centre offset from the middle of the cell, 1/256 cell.</param>
/// <param name="OffsetY">Centre offset from the middle of the cell, 1/256 cell.</param>
/// <param name="Width">Width in 1/16 input pixel.</param>
/// <param name="Height">Height in 1/16 input pixel.</param>
public sealed record AnchorSpec(short OffsetX, short OffsetY, ushort Width, ushort Height);
