using System;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.Training.Augmentation;

/// <summary>Covers the lower half of faces: with a mask as people wear it, or with something that is held before it.</summary>
/// <remarks>
/// Points of a face are given by its upright box: u from -1 at the left edge to 1 at the right one, v from 0 at the upper edge to 1 at the lower one.
/// A mask is as wide as the face at the cheeks, reaches higher at the nose than at the sides, and is rounded at the chin. What is held before a face is a rectangle.
/// </remarks>
public static class MaskPainter
{
    private const double Cheek = 0.75;
    private const double Farthest = 1.4;

    /// <summary>Covers a face, in place.</summary>
    /// <param name="canvas">Rows of 3 bytes a pixel.</param>
    /// <param name="canvasWidth">In pixels.</param>
    /// <param name="part">The part of the canvas that may be drawn on.</param>
    /// <param name="face">The upright face, in pixels of the canvas.</param>
    /// <param name="turn">How it is turned.</param>
    /// <param name="random">Decides about shape and colour.</param>
    public static void Cover(Span<byte> canvas, int canvasWidth, PixelRectangle part, Box face, in Turn turn, ref RandomSource random)
    {
        Cloth cloth = Cloth.Choose(ref random);
        Box turned = turn.Map(face);
        double centreX = turned.X + (turned.Width / 2);
        double centreY = turned.Y + (turned.Height / 2);
        double reach = Farthest * (face.Width + face.Height) / 2;
        int firstRow = Math.Max(part.Y, (int)(centreY - reach));
        int lastRow = Math.Min(part.Y + part.Height - 1, (int)(centreY + reach));
        int firstColumn = Math.Max(part.X, (int)(centreX - reach));
        int lastColumn = Math.Min(part.X + part.Width - 1, (int)(centreX + reach));
        double sine = turn.Sine;
        double cosine = turn.Cosine;
        for (int row = firstRow; row <= lastRow; row++)
        {
            for (int column = firstColumn; column <= lastColumn; column++)
            {
                double x = column + 0.5 - centreX;
                double y = row + 0.5 - centreY;
                double u = ((x * cosine) + (y * sine)) * 2 / face.Width;
                double v = (((y * cosine) - (x * sine)) / face.Height) + 0.5;
                if (cloth.Covers(u, v))
                {
                    cloth.Paint(canvas.Slice(((row * canvasWidth) + column) * Picture.Channels, Picture.Channels), u);
                }
            }
        }
    }

    private readonly record struct Cloth(bool Worn, double Middle, double HalfWidth, double Top, double Drop, double Bottom, double Strap, int Red, int Green, int Blue, double Shade)
    {
        public static Cloth Choose(ref RandomSource random)
        {
            bool worn = random.Chance(0.7);
            int light = random.Next(256);
            (int red, int green, int blue) = random.Next(4) switch
            {
                0 => (225, 228, 230),
                1 => (140, 190, 215),
                2 => (light, light, light),
                _ => (random.Next(256), random.Next(256), random.Next(256)),
            };
            return new Cloth(
                worn,
                Middle: worn ? 0 : random.Next(-0.3, 0.3),
                HalfWidth: worn ? random.Next(0.75, 1) : random.Next(0.7, 1.3),
                Top: worn ? random.Next(0.42, 0.6) : random.Next(0.48, 0.7),
                Drop: worn ? random.Next(0, 0.15) : 0,
                Bottom: random.Next(0.98, worn ? 1.1 : 1.3),
                Strap: worn && random.Chance(0.5) ? random.Next(0.02, 0.05) : 0,
                red,
                green,
                blue,
                Shade: random.Next(0, 0.5));
        }

        public bool Covers(double u, double v)
        {
            double across = Math.Abs(u - Middle);
            if (across > HalfWidth)
            {
                // Straps rise from the upper corners to the ears.
                double strap = Top + Drop - ((across - HalfWidth) * 0.5);
                return Strap > 0 && across < 1.1 && Math.Abs(v - strap) < Strap;
            }

            if (v < Top + (Drop * across * across / (HalfWidth * HalfWidth)) || v > Bottom)
            {
                return false;
            }

            double below = (v - Cheek) / (Bottom - Cheek);
            return !Worn || below <= 0 || across <= HalfWidth * Math.Sqrt(1 - (below * below));
        }

        public void Paint(Span<byte> pixel, double u)
        {
            double light = Math.Max(0, 1 - (Shade * u * u));
            pixel[0] = (byte)(Red * light);
            pixel[1] = (byte)(Green * light);
            pixel[2] = (byte)(Blue * light);
        }
    }
}
