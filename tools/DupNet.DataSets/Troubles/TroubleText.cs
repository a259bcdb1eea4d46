using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DupNet.DataSets.Troubles;

/// <summary>Tells troubles to people: kind by kind, with their number and the first of each.</summary>
public static class TroubleText
{
    /// <summary>How many of a kind are usually told in full.</summary>
    public const int UsualMost = 10;

    /// <summary>A heading for each kind, with the number, and below it what and where.</summary>
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
