using DupNet.Evaluation;

namespace DupNet.Training.Augmentation;

/// <summary>Where a photo lies on a canvas: canvas x = offset x + scale x * photo x, likewise y. A mirrored photo is flipped first.</summary>
/// <param name="ScaleX">Number of canvas pixels that a photo pixel takes across.</param>
/// <param name="ScaleY">Number of canvas pixels that a photo pixel takes down.</param>
/// <param name="OffsetX">Left edge of the photo on the canvas, in canvas pixels.</param>
/// <param name="OffsetY">Top edge of the photo on the canvas, in canvas pixels.</param>
/// <param name="Mirrored">Whether left and right of the photo are exchanged.</param>
public readonly record struct Placement(double ScaleX, double ScaleY, double OffsetX, double OffsetY, bool Mirrored)
{
    /// <summary>Maps a box of the photo to canvas pixels.</summary>
    /// <param name="box">The box in pixels of the photo.</param>
    /// <param name="photoWidth">Width of the photo in pixels.</param>
    public Box Map(Box box, int photoWidth)
    {
        double x = Mirrored ? photoWidth - box.X - box.Width : box.X;
        return new Box(OffsetX + (ScaleX * x), OffsetY + (ScaleY * box.Y), ScaleX * box.Width, ScaleY * box.Height);
    }
}
