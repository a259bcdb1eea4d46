using System.Collections.Generic;
using System.Linq;

namespace DupNet.Compiling.Native;

/// <summary>Filters whose outputs a function computes.</summary>
/// <param name="Filters">Their numbers, from 0. In a folded map those of an element follow one another.</param>
internal sealed record FilterBlock(IReadOnlyList<int> Filters)
{
    /// <summary>Cuts the filters of a layer into blocks of about equal size. Blocks of an unfolded map start at whole bytes of a pixel.</summary>
    /// <param name="filters">Filters of the layer.</param>
    /// <param name="most">Filters of a block at most.</param>
    /// <param name="byteFilters">Filters whose levels make up a byte of an unfolded map; 1 for others.</param>
    /// <param name="fold">Filters that are summed in an element of the map: j, j + U, j + 2U...</param>
    public static FilterBlock[] Cut(int filters, int most, int byteFilters, int fold)
    {
        if (fold == 1)
        {
            return [.. Parts(filters, most, byteFilters).Select(part => new FilterBlock([.. Enumerable.Range(part.First, part.Count)]))];
        }

        int elements = filters / fold;
        int[] order = [.. Enumerable.Range(0, filters).Select(i => (i / fold) + (elements * (i % fold)))];
        return [.. PartsOfFolds(elements, fold, most).Select(part => new FilterBlock(order[part.First..(part.First + part.Count)]))];
    }

    private static IEnumerable<(int First, int Count)> Parts(int count, int most, int unit)
    {
        int units = (count + unit - 1) / unit;
        int parts = (units + (most / unit) - 1) / (most / unit);
        int first = 0;
        for (int i = 0; i < parts; i++)
        {
            int size = int.Min(((units + parts - 1 - i) / parts) * unit, count - first);
            yield return (first, size);
            first += size;
        }
    }

    /// <summary>Whole elements, or parts of one.</summary>
    private static IEnumerable<(int First, int Count)> PartsOfFolds(int elements, int fold, int most)
    {
        if (fold <= most)
        {
            return Parts(elements, most / fold, 1).Select(part => (part.First * fold, part.Count * fold));
        }

        return Enumerable.Range(0, elements).SelectMany(element => Parts(fold, most, 1).Select(part => ((element * fold) + part.First, part.Count)));
    }
}
