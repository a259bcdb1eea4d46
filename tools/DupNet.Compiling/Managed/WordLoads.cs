using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DupNet.Compiling.Managed;

/// <summary>Reads inputs out of words, each word once as long as its inputs follow one another.</summary>
/// <param name="shape">The layer.</param>
/// <param name="lanes">Pixels of a word, 4 or 8.</param>
/// <param name="method">The method that reads.</param>
internal sealed class WordLoads(LayerShape shape, int lanes, GeneratedMethod method)
{
    private const string Word = "w";

    private readonly SortedSet<int> _rows = [];
    private (int Row, int Offset)? _held;
    private bool _isDeclared;

    /// <summary>The parameters that tell where rows start.</summary>
    public IEnumerable<string> Rows => _rows.Select(RowName);

    /// <summary>The parameter that tells where a row starts.</summary>
    public static string RowName(int row) => "r" + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>The sum of the elements that are an input, in lanes.</summary>
    /// <param name="row">Row of the pixel in the place.</param>
    /// <param name="column">Column of the pixel.</param>
    /// <param name="channel">The stored channel.</param>
    public Expression Input(int row, int column, int channel) =>
        Expression.Sum([.. shape.ElementsOf(channel).Select(element => (1, Element(row, column, element)))]);

    private Expression Element(int row, int column, int element)
    {
        int bit = element * shape.ElementBits;
        (int Row, int Offset) place = (row, (column * shape.PixelWords) + (bit / 8));
        _rows.Add(row);
        if (shape.ElementBits == 8)
        {
            return Expression.Element("inputs", RowName(row), place.Offset);
        }

        Expression word = Expression.Local(Word);
        if (_held != place)
        {
            if (!_isDeclared)
            {
                method.Declare(Word);
                _isDeclared = true;
            }

            word = Expression.Assign(Word, Expression.Element("inputs", RowName(row), place.Offset));
            _held = place;
        }

        ulong mask = ((1UL << shape.ElementBits) - 1) * LaneQuantizer.AllLanes(lanes);
        return Expression.Of(Expression.Shift(word, ">>", bit % 8), "&", Expression.Constant(mask));
    }
}
