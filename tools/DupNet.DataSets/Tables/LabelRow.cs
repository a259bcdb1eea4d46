using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DupNet.DataSets.Tables;

/// <summary>
/// A row of a table that <see cref="LabelTable"/> reads. A column's number is its place in the list of names given to the reader, from 0.
/// </summary>
public sealed class LabelRow
{
    private const double WholeTolerance = 1e-6;

    private readonly string _path;
    private readonly IReadOnlyList<string> _columns;
    private readonly int[] _places;
    private readonly int _width;
    private readonly string[] _values;
    private readonly bool _hasDecimalComma;
    private readonly string? _bad;

    internal LabelRow(
        string path, int line, IReadOnlyList<string> columns, int[] places, int width, string[] values, bool hasDecimalComma, string? bad)
    {
        _path = path;
        Line = line;
        _columns = columns;
        _places = places;
        _width = width;
        _values = values;
        _hasDecimalComma = hasDecimalComma;
        _bad = bad;
    }

    /// <summary>Number of the row's line in the file; the header is line 1.</summary>
    public int Line { get; }

    /// <summary>Makes an error that names the row's file and line.</summary>
    /// <param name="reason">What is wrong, a sentence.</param>
    public LabelException Error(string reason) => new(_path, Line, reason);

    /// <summary>Checks that the row has as many values as the header, and no unfinished quotes.</summary>
    /// <exception cref="LabelException">The row has more or fewer values, or an unfinished quote.</exception>
    public void Check()
    {
        if (_bad is not null)
        {
            throw Error(_bad);
        }

        if (_values.Length != _width)
        {
            throw Error($"{_values.Length} fields instead of {_width}.");
        }
    }

    /// <summary>The text of a value; empty when the value is empty or <c>NA</c>, or when the table or the row has no such column.</summary>
    public string Value(int column)
    {
        int place = _places[column];
        return place < 0 || place >= _values.Length || _values[place] == "NA" ? string.Empty : _values[place];
    }

    /// <summary>The text of a value that must not be empty.</summary>
    /// <exception cref="LabelException">The value is empty.</exception>
    public string Text(int column) => Value(column) is { Length: > 0 } text ? text : throw Error($"{_columns[column]} is empty.");

    /// <summary>The number of a value that must be an integer greater than 0, which may be written as <c>512.0</c>.</summary>
    /// <exception cref="LabelException">The value is no such integer.</exception>
    public int PositiveInteger(int column) =>
        TryNumber(column, out double value) && value >= 1 && value <= int.MaxValue && Math.Abs(value - Math.Round(value)) <= WholeTolerance
            ? (int)Math.Round(value)
            : throw Error($"{_columns[column]} must be an integer greater than 0, not '{Value(column)}'.");

    /// <summary>The number of a value that must be a finite decimal number.</summary>
    /// <exception cref="LabelException">The value is no such number.</exception>
    public double Number(int column) =>
        TryNumber(column, out double value) ? value : throw Error($"{_columns[column]} must be a number, not '{Value(column)}'.");

    /// <summary>Whether <paramref name="count"/> values from column <paramref name="first"/> on are all empty.</summary>
    public bool IsEmpty(int first, int count) => Enumerable.Range(first, count).All(column => Value(column).Length == 0);

    private bool TryNumber(int column, out double value)
    {
        string text = _hasDecimalComma ? Value(column).Replace(',', '.') : Value(column);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }
}
