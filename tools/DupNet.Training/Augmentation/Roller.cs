using System;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Training.Recipes;

namespace DupNet.Training.Augmentation;

/// <summary>Draws photos that are tilted inside their part of the canvas, as a tilted camera sees them: bars around them stay upright.</summary>
public static class Roller
{
    /// <summary>Draws how a photo is tilted; by 0 degrees for not at all.</summary>
    /// <param name="covered">The part of the canvas that shows the photo; its middle stays in place.</param>
    /// <param name="recipe">How often and how far.</param>
    /// <param name="random">Decides.</param>
    public static Turn Choose(PixelRectangle covered, AugmentationRecipe recipe, ref RandomSource random)
    {
        double degrees = recipe.Roll > 0 && random.Chance(recipe.Roll) ? random.Next(-recipe.LargestRoll, recipe.LargestRoll) : 0;
        double x = covered.X + (covered.Width / 2.0);
        double y = covered.Y + (covered.Height / 2.0);
        return new Turn(degrees, x, y, x, y);
    }

    /// <summary>Draws a tilted photo over its part of the canvas.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="placement">Where it lies before it is tilted. What lies beyond its part of the canvas then is turned into it.</param>
    /// <param name="kernel">How it is read.</param>
    /// <param name="turn">How it is tilted.</param>
    /// <param name="covered">Its part of the canvas.</param>
    /// <param name="beside">The colour of corners that it does not reach; null to repeat its edges there.</param>
    /// <param name="canvas">Rows of 3 bytes a pixel.</param>
    /// <param name="canvasWidth">In pixels.</param>
    public static void Draw(Picture photo, in Placement placement, ResamplingKernel kernel, in Turn turn, PixelRectangle covered, byte? beside, Span<byte> canvas, int canvasWidth)
    {
        if (covered.Width <= 0 || covered.Height <= 0)
        {
            return;
        }

        int reach = (int)Math.Ceiling(Math.Sqrt(((double)covered.Width * covered.Width) + ((double)covered.Height * covered.Height)) / 2) + 1;
        var around = new PixelRectangle((int)turn.FromX - reach, (int)turn.FromY - reach, (2 * reach) + 1, (2 * reach) + 1);
        PixelRectangle drawn = Resampler.Cover(photo, placement, around);
        byte[] upright = new byte[drawn.Width * drawn.Height * Picture.Channels];
        Placement shifted = placement with { OffsetX = placement.OffsetX - drawn.X, OffsetY = placement.OffsetY - drawn.Y };
        Resampler.Draw(photo, shifted, kernel, upright, drawn.Width, drawn with { X = 0, Y = 0 });
        PictureTurner.Draw(
            upright,
            drawn.Width,
            drawn.Height,
            (turn.FromX - drawn.X, turn.FromY - drawn.Y),
            turn.Degrees,
            canvas[(((covered.Y * canvasWidth) + covered.X) * Picture.Channels)..],
            canvasWidth * Picture.Channels,
            covered.Width,
            covered.Height,
            (turn.ToX - covered.X, turn.ToY - covered.Y),
            beside);
    }
}
