using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;

namespace DupNet.Reporting.Runs;

/// <summary>A table of a run's folder, by the names of its columns. Columns that a run does not have are empty, and so is a table that it does not have.</summary>
internal sealed class RunTable
{
    private readonly List<Dictionary<string, string>> _rows = [];

    private RunTable()
    {
    }

    /// <summary>Reads a table; a line that is cut short, as of a run that was killed, ends it.</summary>
    /// <param name="path">The file.</param>
    public static RunTable Read(string path)
    {
        var table = new RunTable();
        if (!File.Exists(path))
        {
            return table;
        }

        using var csv = new CsvParser(new StreamReader(path), CultureInfo.InvariantCulture);
        string[]? names = csv.Read() ? csv.Record : null;
        while (names is not null && csv.Read() && csv.Record!.Length == names.Length)
        {
            table._rows.Add(names.Zip(csv.Record!).ToDictionary(static pair => pair.First, static pair => pair.Second, StringComparer.Ordinal));
        }

        return table;
    }

    /// <summary>The rows with a word in a column.</summary>
    public RunTable Where(string column, string word)
    {
        var some = new RunTable();
        some._rows.AddRange(_rows.Where(row => row.GetValueOrDefault(column) == word));
        return some;
    }

    /// <summary>The words of a column, each once, in the order of the table.</summary>
    public IReadOnlyList<string> Words(string column) => [.. _rows.Select(row => row.GetValueOrDefault(column)).OfType<string>().Distinct()];

    /// <summary>A column over another, rows without a number in both left out.</summary>
    public IReadOnlyList<(double X, double Y)> Points(string x, string y) =>
    [
        .. _rows.Select(row => (X: Number(row, x), Y: Number(row, y)))
            .Where(static point => point is { X: not null, Y: not null })
            .Select(static point => (point.X!.Value, point.Y!.Value)),
    ];

    private static double? Number(Dictionary<string, string> row, string column) =>
        row.TryGetValue(column, out string? text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}
