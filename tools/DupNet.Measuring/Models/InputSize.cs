using System.Globalization;

namespace DupNet.Measuring.Models;

/// <summary>Size of a network's input in pixels.</summary>
public readonly record struct InputSize(int Width, int Height)
{
    /// <summary>Reads a size from text: <c>N</c> (a square) or <c>WxH</c>.</summary>
    public static bool TryParse(string text, out InputSize size)
    {
        string[] sides = text.Split('x', 'X');
        size = default;
        if (sides.Length > 2 || !TryParseSide(sides[0], out int width) || !TryParseSide(sides[^1], out int height))
        {
            return false;
        }

        size = new InputSize(width, height);
        return true;
    }

    /// <summary>Writes the size in the form <c>160 x 160</c>.</summary>
    public override string ToString() => $"{Width} x {Height}";

    private static bool TryParseSide(string text, out int side) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out side) && side > 0;
}
