using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace DupNet.Evaluation;

/// <summary>
/// A row of a comma-separated file with a header line. A field may stand in double quotes (a double quote within it
/// is doubled) but ends on its line.
/// </summary>
public sealed class CsvRow
{
    private readonly string _path;
    private readonly string[] _columns;
    private readonly List<string> _fields;

    private CsvRow(string path, int line, string[] columns, List<string> fields)
    {
        _path = path;
        Line = line;
        _columns = columns;
        _fields = fields;
    }

    /// <summary>Number of the line in the file, the header being 1.</summary>
    public int Line { get; }

    /// <summary>The rows of a file. Blank lines are skipped.</summary>
    /// <param name="path">The file.</param>
    /// <param name="header">The header line it must have.</param>
    /// <exception cref="LabelException">The file cannot be read, or its header or a row's shape is wrong.</exception>
    public static IEnumerable<CsvRow> Read(string path, string header)
    {
        string[] lines = ReadLines(path);
        if (lines.Length == 0 || lines[0] != header)
        {
            throw new LabelException($"{path}:1: the header must be '{header}'.");
        }

        string[] columns = header.Split(',');
        for (int i = 1; i < lines.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]))
            {
                var row = new CsvRow(path, i + 1, columns, []);
                row.Split(lines[i]);
                yield return row;
            }
        }
    }

    /// <summary>A text as a field: in double quotes.</summary>
    /// <param name="text">The text, on one line.</param>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    /// <summary>An error in this row.</summary>
    public LabelException Error(string message) => new($"{_path}:{Line}: {message}");

    /// <summary>A field that must not be empty.</summary>
    public string Text(int column) =>
        _fields[column].Length > 0 ? _fields[column] : throw Error($"{_columns[column]} is empty.");

    /// <summary>A field that must be an integer greater than 0.</summary>
    public int PositiveInteger(int column) =>
        int.TryParse(_fields[column], NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0
            ? value
            : throw Error($"{_columns[column]} must be an integer greater than 0, not '{_fields[column]}'.");

    /// <summary>A field that must be a finite decimal number.</summary>
    public double Number(int column) =>
        double.TryParse(_fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && double.IsFinite(value)
            ? value
            : throw Error($"{_columns[column]} must be a number, not '{_fields[column]}'.");

    /// <summary>Whether all of some neighbouring fields are empty.</summary>
    public bool IsEmpty(int first, int count) => _fields.GetRange(first, count).TrueForAll(string.IsNullOrEmpty);

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LabelException($"{path}: no such file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LabelException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    private void Split(string line)
    {
        int next = 0;
        while (next <= line.Length)
        {
            _fields.Add(next < line.Length && line[next] == '"' ? Quoted(line, ref next) : Plain(line, ref next));
        }

        if (_fields.Count != _columns.Length)
        {
            throw Error($"{_fields.Count} fields instead of {_columns.Length} ({string.Join(',', _columns)}).");
        }
    }

    /// <summary>Reads up to the next comma; <paramref name="next"/> ends behind it.</summary>
    private static string Plain(string line, ref int next)
    {
        int comma = line.IndexOf(',', next);
        int end = comma < 0 ? line.Length : comma;
        string field = line[next..end].Trim();
        next = end + 1;
        return field;
    }

    private string Quoted(string line, ref int next)
    {
        var field = new StringBuilder();
        for (int i = next + 1; i < line.Length; i++)
        {
            if (line[i] != '"')
            {
                field.Append(line[i]);
            }
            else if (i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (i + 1 < line.Length && line[i + 1] != ',')
            {
                throw Error("a closing quote must be followed by a comma.");
            }
            else
            {
                next = i + 2;
                return field.ToString();
            }
        }

        throw Error("a quote is not closed.");
    }
}
