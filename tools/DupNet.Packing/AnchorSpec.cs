namespace DupNet.Packing;

/// <summary>A prior box in the numbers of a `.dupnet` file (models/FORMAT.md, section 5).</summary>
/// <param name="OffsetX">Distance of the box's centre to the right of the cell's middle, in 1/256 cell.</param>
/// <param name="OffsetY">Distance of the box's centre below the cell's middle, in 1/256 cell.</param>
/// <param name="Width">Width of the box in 1/16 input pixel.</param>
/// <param name="Height">Height of the box in 1/16 input pixel.</param>
public sealed record AnchorSpec(short OffsetX, short OffsetY, ushort Width, ushort Height);
