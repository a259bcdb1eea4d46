using System;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;

namespace DupNet.Maintenance.Unrolling;

/// <summary>
/// Source text with holes. Lines that fill a hole start in its column where it stands alone in a line; else those after the first start one
/// step in from the hole's line.
/// </summary>
[InterpolatedStringHandler]
internal sealed class CodeText
{
    private readonly StringBuilder _text;

    /// <summary>Begins a template; the compiler calls it for an interpolated string.</summary>
    /// <param name="literalLength">Characters outside the holes.</param>
    /// <param name="formattedCount">Number of holes.</param>
    public CodeText(int literalLength, int formattedCount)
    {
        _text = new StringBuilder(literalLength + (64 * formattedCount));
    }

    /// <summary>Writes a template as text, with its holes filled.</summary>
    /// <param name="text">The template.</param>
    public static string Of(CodeText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text._text.ToString();
    }

    /// <summary>Writes one line, or some, for each number.</summary>
    /// <param name="count">The numbers are 0 to <paramref name="count"/> - 1.</param>
    /// <param name="line">Gives the line, or lines, for a number.</param>
    public static string Lines(int count, Func<int, string> line) => string.Join('\n', Enumerable.Range(0, count).Select(line));

    /// <summary>Writes a sum of terms.</summary>
    /// <param name="count">Number of terms.</param>
    /// <param name="inLine">Number of terms in a line.</param>
    /// <param name="term">Gives the term for a number, from 0.</param>
    public static string Sum(int count, int inLine, Func<int, string> term)
        => string.Join("\n+ ", Enumerable.Range(0, count).Select(term).Chunk(inLine).Select(terms => string.Join(" + ", terms)));

    /// <summary>Writes an index that lies some places after another one.</summary>
    /// <param name="first">The other index, as source text.</param>
    /// <param name="offset">Number of places between both.</param>
    public static string Index(string first, int offset) => offset == 0 ? first : string.Create(CultureInfo.InvariantCulture, $"{first} + {offset}");

    /// <summary>Adds the text between holes; called by the compiler.</summary>
    /// <param name="text">The text.</param>
    public void AppendLiteral(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text.Append(text.ReplaceLineEndings("\n"));
    }

    /// <summary>Fills a hole; called by the compiler.</summary>
    /// <typeparam name="T">A string or a number.</typeparam>
    /// <param name="value">The value to write.</param>
    public void AppendFormatted<T>(T value)
    {
        string line = _text.ToString(_text.Length - LineLength(), LineLength());
        string margin = new(' ', line.Length - line.TrimStart(' ').Length);
        if (margin.Length < line.Length)
        {
            margin += "    ";
        }

        string[] lines = string.Create(CultureInfo.InvariantCulture, $"{value}").Split('\n');
        _text.AppendJoin('\n', lines.Select((text, i) => i == 0 || text.Length == 0 ? text : margin + text));
    }

    private int LineLength()
    {
        int length = 0;
        while (length < _text.Length && _text[_text.Length - 1 - length] != '\n')
        {
            length++;
        }

        return length;
    }
}
