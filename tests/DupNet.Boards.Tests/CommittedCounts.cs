using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace DupNet.Boards.Tests;

/// <summary>The numbers of <c>tools/counts/counts.txt</c>.</summary>
internal static class CommittedCounts
{
    private static readonly Dictionary<string, double> s_numbers = File.ReadLines(Path.Combine(Repository.Root, "tools", "counts", "counts.txt"))
        .Select(line => line.Split(' '))
        .ToDictionary(words => words[0], words => double.Parse(words[1], CultureInfo.InvariantCulture));

    /// <summary>A number.</summary>
    public static long Number(string name) => (long)s_numbers[name];

    /// <summary>A number as it is.</summary>
    public static string Whole(string name) => s_numbers[name].ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A ratio, to two digits after the point.</summary>
    public static string Ratio(string name) => s_numbers[name].ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A count for each of others, to two digits after the point: not twice rounded, as a ratio of the file would be.</summary>
    public static string PerWord(string name, string words) => (s_numbers[name] / s_numbers[words]).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Millions.</summary>
    /// <param name="name">Name of the count.</param>
    /// <param name="form">How they are written.</param>
    public static string Millions(string name, string form = "0.0") => (s_numbers[name] / 1e6).ToString(form, CultureInfo.InvariantCulture);
}
