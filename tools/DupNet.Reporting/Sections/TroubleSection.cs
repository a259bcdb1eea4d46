using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using DupNet.DataSets.Troubles;
using DupNet.Reporting.Markup;

namespace DupNet.Reporting.Sections;

/// <summary>What was odd in a data set.</summary>
internal static class TroubleSection
{
    /// <summary>The list: a line a kind, and examples.</summary>
    public static IEnumerable<XElement> Draw(IReadOnlyList<Trouble> troubles)
    {
        if (troubles.Count == 0)
        {
            yield break;
        }

        yield return Tag.Of("h2", "What was odd in the data set");
        yield return Tag.Of("ul", TroubleText.Lines([.. troubles]).Select(static line => Tag.Of("li", line)));
    }
}
