using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace DupNet.CommandLine.Output;

/// <summary>
/// Text from elsewhere (names of files, what a board or a model says), made safe for a terminal. Characters that would control the
/// terminal, break the line, turn the direction of writing or stay unseen are shown as <c>\u001B</c>. Everything that a program of this
/// project prints passes here.
/// </summary>
public static class VisibleText
{
    /// <summary>Joins letters in several scripts, and emoji: harmless and needed.</summary>
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;

    /// <summary>The text with unsafe characters shown as <c>\u001B</c>.</summary>
    public static string Of(string text)
    {
        StringBuilder? visible = null;
        for (int at = 0; at < text.Length;)
        {
            bool isWhole = Rune.TryGetRuneAt(text, at, out Rune rune);
            int length = isWhole ? rune.Utf16SequenceLength : 1;
            if (isWhole && IsVisible(rune))
            {
                visible?.Append(text, at, length);
            }
            else
            {
                visible ??= new StringBuilder(text, 0, at, text.Length + 16);
                foreach (char unit in text.AsSpan(at, length))
                {
                    visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
                }
            }

            at += length;
        }

        return visible?.ToString() ?? text;
    }

    /// <summary>Writes a line, with unsafe characters shown as <c>\u001B</c>.</summary>
    /// <param name="output">Takes the line.</param>
    /// <param name="line">The line, without its end.</param>
    public static void WriteVisible(this TextWriter output, string line) => output.WriteLine(Of(line));

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Format => rune.Value is NonJoiner or Joiner,
        _ => true,
    };
}
