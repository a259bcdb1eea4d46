using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DupNet.DataSets.Troubles;

/// <summary>Writes troubles for people: each kind with the number of its troubles, and the first of them in full.</summary>
public static class TroubleText
{
    /// <summary>Usual number of troubles of a kind that are written in full.</summary>
    public const int UsualMost = 10;

    /// <summary>Writes troubles as lines: for each kind a heading with their number, then the file, line and message of the first ones.</summary>
    /// <param name="troubles">The troubles.</param>
    /// <param name="most">How many of a kind are told in full.</param>
    public static IEnumerable<string> Lines(IReadOnlyCollection<Trouble> troubles, int most = UsualMost)
    {
        ArgumentNullException.ThrowIfNull(troubles);
        foreach (IGrouping<TroubleKind, Trouble> kind in troubles.GroupBy(trouble => trouble.Kind).OrderBy(kind => kind.Key))
        {
            int count = kind.Count();
            yield return string.Create(CultureInfo.InvariantCulture, $"{kind.Key.Heading()}: {count}");
            foreach (Trouble trouble in kind.Take(most))
            {
                yield return $"  {trouble}";
            }

            if (count > most)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"  and {count - most} more");
            }
        }
    }
}
