using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DupNet.Compiling;

/// <summary>The layers of a model for which code is generated; the others stay with the kernels of the runtime.</summary>
/// <param name="Layers">Numbers of layers from 1, ascending; null for all.</param>
/// <param name="CodeBytes">Bytes that the generated code may take; null for any.</param>
public sealed record LayerChoice(IReadOnlyList<int>? Layers, int? CodeBytes)
{
    /// <summary>All layers.</summary>
    public static LayerChoice All { get; } = new(null, null);

    /// <summary>Whether a layer may be generated.</summary>
    /// <param name="number">Number of the layer, from 1.</param>
    public bool Allows(int number) => Layers is null || Layers.Contains(number);

    /// <summary>Reads a list of layers such as <c>1,2,5-9</c>.</summary>
    /// <param name="text">The list.</param>
    /// <param name="layers">The numbers, ascending, each once.</param>
    public static bool TryParse(string text, out IReadOnlyList<int> layers)
    {
        ArgumentNullException.ThrowIfNull(text);
        SortedSet<int> numbers = [];
        layers = [];
        foreach (string part in text.Split(','))
        {
            string[] ends = part.Split('-');
            if (ends.Length > 2 || !TryParseNumber(ends[0], out int first) || !TryParseNumber(ends[^1], out int last) || last < first)
            {
                return false;
            }

            numbers.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        layers = [.. numbers];
        return true;
    }

    // 32 layers are the most that a model has.
    private static bool TryParseNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= 32;
}
