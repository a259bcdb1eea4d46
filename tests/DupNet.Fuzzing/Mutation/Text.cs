using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace DupNet.Fuzzing.Mutation;

/// <summary>Changes of text in JSON, XML, YAML, and tables: of numbers, words, lines, and how deep things are nested.</summary>
internal static partial class Text
{
    private const int MostChanges = 4;
    private const int Deep = 20000;

    private static readonly string[] s_numbers =
    [
        "0", "-0", "-1", "1", "1.5", "0.000001", "255", "256", "32767", "32768", "65535", "65536", "2147483647", "2147483648", "-2147483649", "9223372036854775808",
        "1e9", "1e308", "-1e308", "1e309", "1e-320", "NaN", "Infinity", "-Infinity", "0x10", "1_000", "1,5", "99999999999999999999999999", "null", "true", "\"1\"", "", " ",
    ];

    private static readonly string[] s_words =
    [
        "null", "true", "[]", "{}", "\"\"", "[[1]]", "../../etc/passwd", "/dev/zero", "C:\\x", "\u202Eabc", "\u0000", "\u001B[2J", "\uFEFF", "e\u0301", "\uD83D\uDE00", "&amp;", "&#0;",
        "<![CDATA[x]]>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "*anchor", "&anchor [*anchor]", "!!python/object x", "---", "...", "? x", "| ", "\"", "'", ",", ";", "\t", "\r", "\\",
    ];

    private static readonly string[] s_openers = ["[", "{\"a\":", "<a>", "- ", "(", "\"", "{a: ", "  "];

    /// <summary>One to four changes; now and then one that knows nothing of text.</summary>
    public static byte[] Mutate(Random random, byte[] input)
    {
        if (random.Next(6) == 0)
        {
            return Bytes.Mutate(random, input);
        }

        string text = Encoding.UTF8.GetString(input);
        for (int changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
        {
            text = Change(random, text);
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private static string Change(Random random, string text)
    {
        int at = random.Next(text.Length + 1);
        switch (random.Next(9))
        {
            case 0:
            case 1:
                return Replace(random, text, Numbers(), Pick(random, s_numbers));
            case 2:
                return Replace(random, text, Numbers(), random.Next(-3, 200).ToString(CultureInfo.InvariantCulture));
            case 3:
                return Replace(random, text, Words(), Pick(random, s_words));
            case 4:
                return Lines(random, text);
            case 5:
                return text.Insert(at, Pick(random, s_words));
            case 6:
                return random.Next(8) == 0 ? text.Insert(at, string.Concat(Enumerable.Repeat(Pick(random, s_openers), random.Next(Deep)))) : text;
            case 7:
                return Exchange(random, text);
            default:
                return random.Next(3) == 0 ? text[..at] : text.Remove(at, Math.Min(random.Next(20), text.Length - at));
        }
    }

    private static string Pick(Random random, string[] values) => values[random.Next(values.Length)];

    private static string Replace(Random random, string text, Regex pattern, string by)
    {
        MatchCollection matches = pattern.Matches(text);
        if (matches.Count == 0)
        {
            return text;
        }

        Match match = matches[random.Next(matches.Count)];
        return string.Concat(text.AsSpan(0, match.Index), by, text.AsSpan(match.Index + match.Length));
    }

    /// <summary>A line twice, left out, or elsewhere.</summary>
    private static string Lines(Random random, string text)
    {
        string[] lines = text.Split('\n');
        int line = random.Next(lines.Length);
        int other = random.Next(lines.Length);
        return string.Join('\n', random.Next(3) switch
        {
            0 => [.. lines[..line], lines[line], .. lines[line..]],
            1 => [.. lines[..line], .. lines[(line + 1)..]],
            _ => (string[])[.. lines[..line], lines[other], .. lines[(line + 1)..]],
        });
    }

    /// <summary>A word takes the place of another one: a key that is there twice, a value of another key.</summary>
    private static string Exchange(Random random, string text)
    {
        MatchCollection words = Words().Matches(text);
        return words.Count == 0 ? text : Replace(random, text, Words(), words[random.Next(words.Count)].Value);
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"""[^""\n]*""|[\w./-]+")]
    private static partial Regex Words();
}
