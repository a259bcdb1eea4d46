using System;

namespace DupNet.Pictures;

/// <summary>Shapes of digits and the decimal point, 5 x 7 pixels, because no font is sure to be installed where the tools run.</summary>
internal static class PixelDigits
{
    /// <summary>Height of every character in pixels.</summary>
    public const int Height = 7;

    private const int DigitColumns = 5;
    private const int PointColumns = 1;

    // Seven rows of five pixels, with a space between rows.
    private static readonly string[] s_digits =
    [
        ".###. #...# #..## #.#.# ##..# #...# .###.",
        "..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.",
        ".###. #...# ....# ...#. ..#.. .#... #####",
        ".###. #...# ....# ..##. ....# #...# .###.",
        "...#. ..##. .#.#. #..#. ##### ...#. ...#.",
        "##### #.... ####. ....# ....# #...# .###.",
        "..##. .#... #.... ####. #...# #...# .###.",
        "##### ....# ...#. ..#.. .#... .#... .#...",
        ".###. #...# #...# .###. #...# #...# .###.",
        ".###. #...# #...# .#### ....# ...#. .##..",
    ];

    /// <summary>Width in pixels from the start of a character to the start of the next one.</summary>
    public static int AdvanceOf(char character) => Columns(character) + 1;

    /// <summary>Width of a text in pixels, without a gap after its last character.</summary>
    public static int WidthOf(string text)
    {
        int width = 0;
        foreach (char character in text)
        {
            width += AdvanceOf(character);
        }

        return Math.Max(0, width - 1);
    }

    /// <summary>Whether a character has ink at a column and row.</summary>
    public static bool IsSet(char character, int column, int row)
    {
        if (column >= Columns(character))
        {
            return false;
        }

        return character == '.'
            ? row == Height - 1
            : s_digits[character - '0'][(row * (DigitColumns + 1)) + column] == '#';
    }

    private static int Columns(char character) => character switch
    {
        >= '0' and <= '9' => DigitColumns,
        '.' => PointColumns,
        _ => throw new ArgumentOutOfRangeException(nameof(character), $"No picture of '{character}'."),
    };
}
