using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DupNet.Pictures;

/// <summary>Draws boxes and their scores into pictures.</summary>
/// <remarks>
/// Lines and digits grow with the picture, so that they read alike on a thumbnail and on a 12-megapixel photo. A
/// bright line between two dark ones stands out from any background.
/// </remarks>
public static class BoxPainter
{
    /// <summary>Picture pixels, along the longer side, for each pixel of line width and digit size.</summary>
    private const int PixelsPerUnit = 250;

    private static readonly Rgb s_dark = new(0, 0, 0);

    /// <summary>Makes a copy of a picture with boxes drawn into it. The best scores are drawn last, on top.</summary>
    /// <param name="picture">The picture, left as it is.</param>
    /// <param name="marks">The boxes. Parts outside the picture are not drawn.</param>
    public static Picture Paint(Picture picture, IReadOnlyCollection<ScoreMark> marks)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(marks);
        Picture painted = picture.Copy();
        int unit = Math.Max(1, (int)Math.Round(Math.Max(picture.Width, picture.Height) / (double)PixelsPerUnit));
        var ordered = new List<ScoreMark>(marks);
        ordered.Sort(static (a, b) => Nullable.Compare(a.Score, b.Score));
        foreach (ScoreMark mark in ordered)
        {
            DrawBox(painted, mark, unit);
        }

        foreach (ScoreMark mark in ordered)
        {
            DrawLabel(painted, mark, unit);
        }

        return painted;
    }

    private static Rgb BrightOf(MarkColour colour) => colour switch
    {
        MarkColour.Green => new(60, 255, 80),
        MarkColour.Red => new(255, 60, 60),
        MarkColour.Yellow => new(240, 228, 66),
        MarkColour.Blue => new(0, 114, 178),
        MarkColour.Magenta => new(204, 121, 167),
        MarkColour.Cyan => new(86, 180, 233),
        MarkColour.Orange => new(230, 159, 0),
        MarkColour.Teal => new(0, 158, 115),
        MarkColour.Vermilion => new(213, 94, 0),
        _ => new(190, 190, 190),
    };

    private static void DrawBox(Picture picture, ScoreMark mark, int unit)
    {
        PixelBox box = PixelBox.Round(mark);
        int edge = Math.Max(1, unit / 2);
        Frame(picture, box.Grow(edge), edge, s_dark);
        Frame(picture, box.Grow(-unit), edge, s_dark);
        Frame(picture, box, unit, BrightOf(mark.Colour));
    }

    private static void DrawLabel(Picture picture, ScoreMark mark, int unit)
    {
        string? score = mark.Score is float number ? Math.Clamp(number, 0, 1).ToString("0.00", CultureInfo.InvariantCulture) : null;
        string text = string.Join(' ', new[] { mark.Name, score }.Where(static part => !string.IsNullOrEmpty(part)));
        if (text.Length == 0)
        {
            return;
        }

        int width = (PixelFont.WidthOf(text) + 2) * unit;
        int height = (PixelFont.Height + 2) * unit;
        PixelBox box = PixelBox.Round(mark);

        // Above the box; below its upper edge when the picture ends there.
        int left = Math.Clamp(box.Left, 0, Math.Max(0, picture.Width - width));
        int top = box.Top - height >= 0 ? box.Top - height : Math.Max(0, box.Top);
        top = Math.Min(top, Math.Max(0, picture.Height - height));
        Fill(picture, new PixelBox(left, top, left + width, top + height), BrightOf(mark.Colour));
        int x = left + unit;
        foreach (char character in text)
        {
            DrawCharacter(picture, character, x, top + unit, unit);
            x += PixelFont.AdvanceOf(character) * unit;
        }
    }

    private static void DrawCharacter(Picture picture, char character, int left, int top, int unit)
    {
        for (int row = 0; row < PixelFont.Height; row++)
        {
            for (int column = 0; column < PixelFont.AdvanceOf(character); column++)
            {
                if (PixelFont.IsSet(character, column, row))
                {
                    int x = left + (column * unit);
                    int y = top + (row * unit);
                    Fill(picture, new PixelBox(x, y, x + unit, y + unit), s_dark);
                }
            }
        }
    }

    /// <summary>Draws the inner rim of a box.</summary>
    private static void Frame(Picture picture, PixelBox box, int thickness, Rgb colour)
    {
        if (box.Right <= box.Left || box.Bottom <= box.Top)
        {
            return;
        }

        Fill(picture, box with { Bottom = box.Top + thickness }, colour);
        Fill(picture, box with { Top = box.Bottom - thickness }, colour);
        Fill(picture, box with { Right = box.Left + thickness }, colour);
        Fill(picture, box with { Left = box.Right - thickness }, colour);
    }

    private static void Fill(Picture picture, PixelBox box, Rgb colour)
    {
        int left = Math.Max(0, box.Left);
        int right = Math.Min(picture.Width, box.Right);
        for (int y = Math.Max(0, box.Top); y < Math.Min(picture.Height, box.Bottom); y++)
        {
            for (int x = left; x < right; x++)
            {
                int index = picture.IndexOf(x, y);
                picture.Rgb[index] = colour.Red;
                picture.Rgb[index + 1] = colour.Green;
                picture.Rgb[index + 2] = colour.Blue;
            }
        }
    }

    private readonly record struct Rgb(byte Red, byte Green, byte Blue);

    /// <summary>Whole pixels from Left to Right - 1 and Top to Bottom - 1.</summary>
    private readonly record struct PixelBox(int Left, int Top, int Right, int Bottom)
    {
        /// <summary>Farther out than any picture, near enough for sums of ints.</summary>
        private const float Limit = 1 << 24;

        public static PixelBox Round(ScoreMark mark) => new(
            Pixel(mark.X), Pixel(mark.Y), Pixel(mark.X + mark.Width), Pixel(mark.Y + mark.Height));

        public PixelBox Grow(int pixels) => new(Left - pixels, Top - pixels, Right + pixels, Bottom + pixels);

        private static int Pixel(float position) => (int)MathF.Round(Math.Clamp(position, -Limit, Limit));
    }
}
