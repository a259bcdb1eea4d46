using System;

namespace DupNet.Evaluation;

/// <summary>
/// A turn of a picture in its plane, as a tilted camera or head makes it. A point at (x, y) from the centre moves to
/// (x cos a - y sin a, x sin a + y cos a): with rows counted downwards, clockwise for positive angles.
/// </summary>
/// <param name="Degrees">The angle a.</param>
/// <param name="FromX">Column of the centre before, in pixels.</param>
/// <param name="FromY">Row of the centre before.</param>
/// <param name="ToX">Column of the centre after.</param>
/// <param name="ToY">Row of the centre after.</param>
public readonly record struct Turn(double Degrees, double FromX, double FromY, double ToX, double ToY)
{
    /// <summary>Sine of the angle.</summary>
    public double Sine => Math.Sin(Degrees * Math.PI / 180);

    /// <summary>Cosine of the angle.</summary>
    public double Cosine => Math.Cos(Degrees * Math.PI / 180);

    /// <summary>The box of an object that was turned.</summary>
    /// <remarks>
    /// Its centre turns along. Its sides are those around the ellipse that touched the box, w' = sqrt((w cos a)^2 + (h sin a)^2) and
    /// h' = sqrt((w sin a)^2 + (h cos a)^2): heads have no corners, and what is labelled by hand is drawn around what is seen.
    /// The box around the turned corners would be a third too wide at 30 degrees.
    /// </remarks>
    /// <param name="box">The upright object's, in pixels.</param>
    public Box Map(Box box)
    {
        double x = box.X + (box.Width / 2) - FromX;
        double y = box.Y + (box.Height / 2) - FromY;
        double width = Math.Sqrt(Square(box.Width * Cosine) + Square(box.Height * Sine));
        double height = Math.Sqrt(Square(box.Width * Sine) + Square(box.Height * Cosine));
        double centreX = ToX + (x * Cosine) - (y * Sine);
        double centreY = ToY + (x * Sine) + (y * Cosine);
        return new Box(centreX - (width / 2), centreY - (height / 2), width, height);
    }

    private static double Square(double value) => value * value;
}
