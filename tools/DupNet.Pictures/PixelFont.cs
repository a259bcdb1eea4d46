using System;
using System.Collections.Generic;

namespace DupNet.Pictures;

/// <summary>
/// Shapes of capitals, digits and signs, 5 x 7 pixels, because no font is sure to be installed where the tools run. Small letters are drawn
/// as capitals, what has no shape as an empty box.
/// </summary>
internal static class PixelFont
{
    /// <summary>Height of every character in pixels.</summary>
    public const int Height = 7;

    private const int CharacterColumns = 5;
    private const int NarrowColumns = 1;
    private const string Unknown = "##### #...# #...# #...# #...# #...# #####";

    // Seven rows of five pixels, with a space between rows.
    private static readonly Dictionary<char, string> s_shapes = new()
    {
        ['0'] = ".###. #...# #..## #.#.# ##..# #...# .###.",
        ['1'] = "..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.",
        ['2'] = ".###. #...# ....# ...#. ..#.. .#... #####",
        ['3'] = ".###. #...# ....# ..##. ....# #...# .###.",
        ['4'] = "...#. ..##. .#.#. #..#. ##### ...#. ...#.",
        ['5'] = "##### #.... ####. ....# ....# #...# .###.",
        ['6'] = "..##. .#... #.... ####. #...# #...# .###.",
        ['7'] = "##### ....# ...#. ..#.. .#... .#... .#...",
        ['8'] = ".###. #...# #...# .###. #...# #...# .###.",
        ['9'] = ".###. #...# #...# .#### ....# ...#. .##..",
        ['A'] = ".###. #...# #...# ##### #...# #...# #...#",
        ['B'] = "####. #...# #...# ####. #...# #...# ####.",
        ['C'] = ".#### #.... #.... #.... #.... #.... .####",
        ['D'] = "####. #...# #...# #...# #...# #...# ####.",
        ['E'] = "##### #.... #.... ####. #.... #.... #####",
        ['F'] = "##### #.... #.... ####. #.... #.... #....",
        ['G'] = ".#### #.... #.... #..## #...# #...# .####",
        ['H'] = "#...# #...# #...# ##### #...# #...# #...#",
        ['I'] = ".###. ..#.. ..#.. ..#.. ..#.. ..#.. .###.",
        ['J'] = "..### ...#. ...#. ...#. ...#. #..#. .##..",
        ['K'] = "#...# #..#. #.#.. ##... #.#.. #..#. #...#",
        ['L'] = "#.... #.... #.... #.... #.... #.... #####",
        ['M'] = "#...# ##.## #.#.# #.#.# #...# #...# #...#",
        ['N'] = "#...# ##..# #.#.# #..## #...# #...# #...#",
        ['O'] = ".###. #...# #...# #...# #...# #...# .###.",
        ['P'] = "####. #...# #...# ####. #.... #.... #....",
        ['Q'] = ".###. #...# #...# #...# #.#.# #..#. .##.#",
        ['R'] = "####. #...# #...# ####. #.#.. #..#. #...#",
        ['S'] = ".#### #.... #.... .###. ....# ....# ####.",
        ['T'] = "##### ..#.. ..#.. ..#.. ..#.. ..#.. ..#..",
        ['U'] = "#...# #...# #...# #...# #...# #...# .###.",
        ['V'] = "#...# #...# #...# #...# #...# .#.#. ..#..",
        ['W'] = "#...# #...# #...# #.#.# #.#.# ##.## #...#",
        ['X'] = "#...# #...# .#.#. ..#.. .#.#. #...# #...#",
        ['Y'] = "#...# #...# .#.#. ..#.. ..#.. ..#.. ..#..",
        ['Z'] = "##### ....# ...#. ..#.. .#... #.... #####",
        ['-'] = "..... ..... ..... ##### ..... ..... .....",
        ['_'] = "..... ..... ..... ..... ..... ..... #####",
        ['+'] = "..... ..#.. ..#.. ##### ..#.. ..#.. .....",
        ['/'] = "....# ....# ...#. ..#.. .#... #.... #....",
        ['('] = "...#. ..#.. ..#.. ..#.. ..#.. ..#.. ...#.",
        [')'] = ".#... ..#.. ..#.. ..#.. ..#.. ..#.. .#...",
        [' '] = "..... ..... ..... ..... ..... ..... .....",
    };

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
            : s_shapes.GetValueOrDefault(char.ToUpperInvariant(character), Unknown)[(row * (CharacterColumns + 1)) + column] == '#';
    }

    private static int Columns(char character) => character == '.' ? NarrowColumns : CharacterColumns;
}
