using System;
using DupNet.Evaluation;
using DupNet.Training.Recipes;

namespace DupNet.Training.Augmentation;

/// <summary>Draws at random where photos lie on the canvas.</summary>
public static class Placer
{
    private const double LeastCover = 0.5;
    private const double EmptyPhotoShrink = 0.7;
    private const double EmptyPhotoZoom = 3;

    /// <summary>Draws a placement of a photo at random.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="tile">The part of the canvas to fill.</param>
    /// <param name="negative">What the picture shows in place of a face, in pixels of the photo; null for the photo's faces.</param>
    /// <param name="recipe">How much placements vary.</param>
    /// <param name="random">Decides the placement.</param>
    public static Placement Draw(LabelledPhoto photo, PixelRectangle tile, Box? negative, AugmentationRecipe recipe, ref RandomSource random)
    {
        double fit = FittingScale(photo, tile);
        bool mirrored = random.Chance(recipe.Flip);
        bool whole = random.Chance(recipe.Whole);
        double stretch = Math.Exp(random.Next(-0.5, 0.5) * Math.Log(1 + recipe.Stretch));
        Box? face = negative;
        if (whole)
        {
            face = null;
        }
        else if (negative is null && photo.Boxes.Count > 0)
        {
            face = photo.Boxes[random.Next(photo.Boxes.Count)];
        }

        double scale;
        if (whole)
        {
            scale = fit * (random.Chance(0.5) ? 1 : random.Next(0.75, 1.1));
        }
        else if (face is Box box)
        {
            double side = random.NextLog(recipe.SmallestFace, recipe.LargestFace) * Math.Max(tile.Width, tile.Height);
            scale = Math.Max(side / box.LongerSide, fit * LeastCover);
        }
        else
        {
            scale = fit * random.NextLog(EmptyPhotoShrink, EmptyPhotoZoom);
        }

        scale = Math.Min(scale, Math.Max(recipe.LargestZoom, fit));
        double scaleX = scale * stretch;
        double scaleY = scale / stretch;
        Box mapped = new Placement(scaleX, scaleY, 0, 0, mirrored).Map(face ?? new Box(0, 0, photo.Width, photo.Height), photo.Width);
        bool mayCut = random.Chance(0.15);
        double x = Offset(tile.Width, scaleX * photo.Width, face is null ? null : (mapped.X, mapped.Width), mayCut, ref random);
        double y = Offset(tile.Height, scaleY * photo.Height, face is null ? null : (mapped.Y, mapped.Height), mayCut, ref random);
        return new Placement(scaleX, scaleY, tile.X + x, tile.Y + y, mirrored);
    }

    private static double FittingScale(LabelledPhoto photo, PixelRectangle tile) => Math.Min((double)tile.Width / photo.Width, (double)tile.Height / photo.Height);

    // Without a face any offset that leaves no needless bar. With one, its centre lands anywhere where it is not cut,
    // as far as the photo then still covers the tile.
    private static double Offset(double tile, double photo, (double Start, double Length)? face, bool mayCut, ref RandomSource random)
    {
        double low = Math.Min(0, tile - photo);
        double high = Math.Max(0, tile - photo);
        if (face is not (double start, double length))
        {
            return random.Next(low, high);
        }

        double margin = Math.Min(length / 2, tile / 2) * (mayCut ? 0.3 : 1);
        double offset = random.Next(margin, tile - margin) - (start + (length / 2));
        return Math.Clamp(offset, low, high);
    }
}
