using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using CsvHelper.Configuration;

namespace DupNet.DataSets.Tables;

/// <summary>Reads tables of values with a header line.</summary>
/// <remarks>
/// Columns are found by name, in any order and case; others are passed over. Values are parted by commas, semicolons or tabs, whichever
/// the header has most of; with semicolons a number may have a decimal comma. A value may stand in double quotes (a double quote within it
/// is doubled). Row names, as R writes them, may come first, with or without a header of their own, and NA is an empty value.
/// </remarks>
public static class LabelTable
{
    private const int LongestValue = 4096;

    /// <summary>Reads the rows of a table. Rows without any value are skipped.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Names of the columns in lower case; a column's index in this list is its number in <see cref="LabelRow"/>.</param>
    /// <param name="required">Number of columns, from the first on, that the table must have.</param>
    /// <exception cref="LabelException">The file cannot be read, or its header lacks a column.</exception>
    public static IEnumerable<LabelRow> Read(string path, IReadOnlyList<string> columns, int required)
    {
        ArgumentNullException.ThrowIfNull(columns);
        string text = LabelText.Read(path);
        string separator = SeparatorOf(text);
        string? bad = null;
        CsvConfiguration configuration = ConfigurationOf(separator);
        configuration.BadDataFound = _ => bad = "a quote is not closed, or is followed by more than a separator.";
        using var parser = new CsvParser(new StringReader(text), configuration);
        string[] header = Next(parser, path) ?? [];
        int[] places = [.. columns.Select(column => Array.FindIndex(header, name => string.Equals(name, column, StringComparison.OrdinalIgnoreCase)))];
        int lacking = Array.IndexOf(places, -1, 0, required);
        if (lacking >= 0)
        {
            throw new LabelException(path, 1, $"the header must name the columns {string.Join(',', columns.Take(required))}, but has no {columns[lacking]}.");
        }

        bool? namesRows = null;
        while (Next(parser, path) is string[] values)
        {
            // A spreadsheet leaves separators where rows were.
            if (bad is null && Array.TrueForAll(values, static value => value.Length == 0))
            {
                continue;
            }

            // R's write.table names its rows without a header for the names.
            namesRows ??= values.Length == header.Length + 1 && values[0] == "1";
            values = namesRows.Value && values.Length > 0 ? values[1..] : values;
            yield return new LabelRow(path, LineOf(parser), columns, places, header.Length, values, separator == ";", bad);
            bad = null;
        }
    }

    /// <summary>Whether the header of a table names a column.</summary>
    /// <param name="path">The file.</param>
    /// <param name="column">Name of the column, in any case.</param>
    /// <exception cref="LabelException">The file cannot be read.</exception>
    public static bool Has(string path, string column)
    {
        string text = LabelText.Read(path);
        using var parser = new CsvParser(new StringReader(text), ConfigurationOf(SeparatorOf(text)));
        return Next(parser, path)?.Contains(column, StringComparer.OrdinalIgnoreCase) == true;
    }

    /// <summary>Writes a text as a value of a table: in double quotes.</summary>
    /// <param name="text">The text, on one line.</param>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    private static CsvConfiguration ConfigurationOf(string separator) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = separator,
        TrimOptions = TrimOptions.Trim,
        MaxFieldSize = LongestValue,
        BadDataFound = null,
    };

    private static string SeparatorOf(string text)
    {
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        string header = end < 0 ? text : text[..end];
        return new[] { ",", ";", "\t" }.MaxBy(separator => header.Split(separator).Length)!;
    }

    private static string[]? Next(CsvParser parser, string path)
    {
        try
        {
            return parser.Read() ? parser.Record : null;
        }
        catch (MaxFieldSizeException e)
        {
            throw new LabelException($"{path}:{parser.RawRow}: a value has more than {LongestValue} characters; is a quote not closed?", e);
        }
    }

    // The parser counts lines to the end of a row. Quotes hold several lines, and one that is not closed all up to the end.
    private static int LineOf(CsvParser parser)
    {
        string row = parser.RawRecord;
        bool isOpen = row.Count(static character => character == '"') % 2 != 0;
        return parser.RawRow - (isOpen ? row : row.TrimEnd('\r', '\n')).Count(static character => character == '\n');
    }
}
