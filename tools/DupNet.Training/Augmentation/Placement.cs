using DupNet.Evaluation;

namespace DupNet.Training.Augmentation;

/// <summary>Where a photo lies on a canvas: canvas x = offset x + scale x * photo x; a mirrored photo is flipped first.</summary>
/// <param name="ScaleX">Canvas pixels a photo pixel.</param>
/// <param name="ScaleY">Canvas pixels a photo pixel.</param>
/// <param name="OffsetX">Of the photo's left edge on the canvas.</param>
/// <param name="OffsetY">Of the photo's top edge.</param>
/// <param name="Mirrored">Whether left and right are exchanged.</param>
public readonly record struct Placement(double ScaleX, double ScaleY, double OffsetX, double OffsetY, bool Mirrored)
{
    /// <summary>A box of the photo on the canvas.</summary>
    /// <param name="box">In pixels of the photo.</param>
    /// <param name="photoWidth">In pixels.</param>
    public Box Map(Box box, int photoWidth)
    {
        double x = Mirrored ? photoWidth - box.X - box.Width : box.X;
        return new Box(OffsetX + (ScaleX * x), OffsetY + (ScaleY * box.Y), ScaleX * box.Width, ScaleY * box.Height);
    }
}
