using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using DupNet.Reporting.Markup;
using DupNet.Reporting.Measures;

namespace DupNet.Reporting.Sections;

/// <summary>Sheets of the photos that tell most: what is missed, what is shown and is wrong, what is all right.</summary>
internal static class PhotoSheets
{
    private const int MostBad = 12;
    private const int MostGood = 8;

    /// <summary>The sheets.</summary>
    /// <param name="outcomes">The photos.</param>
    /// <param name="showClasses">Whether classes are told.</param>
    /// <param name="budget">Bounds what pictures take.</param>
    public static IEnumerable<XElement> Draw(IReadOnlyList<PhotoOutcome> outcomes, bool showClasses, PhotoBudget budget)
    {
        PhotoOutcome[] worst = [.. Worst(outcomes)];
        yield return PhotoFigure.Key();
        foreach (XElement element in Sheet("Worst: most is missed", "Nothing is missed.", worst, showClasses, budget)
            .Concat(Sheet("Wrong: shown although nothing is there, or something else", "Nothing is wrong.", Wrong(outcomes).Except(worst), showClasses, budget))
            .Concat(Sheet("Best: all is found, and nothing else", "In no picture all is right.", Best(outcomes), showClasses, budget)))
        {
            yield return element;
        }
    }

    /// <summary>Photos with most missed objects; of equal ones those with the surest wrong box.</summary>
    internal static IEnumerable<PhotoOutcome> Worst(IReadOnlyList<PhotoOutcome> outcomes) => outcomes
        .Where(static outcome => outcome.Missed > 0)
        .OrderByDescending(static outcome => outcome.Missed)
        .ThenByDescending(static outcome => outcome.WorstScore)
        .Take(MostBad);

    /// <summary>Photos with the surest wrong boxes.</summary>
    internal static IEnumerable<PhotoOutcome> Wrong(IReadOnlyList<PhotoOutcome> outcomes) => outcomes
        .Where(static outcome => outcome.Wrong > 0)
        .OrderByDescending(static outcome => outcome.WorstScore)
        .Take(2 * MostBad);

    /// <summary>Photos with objects of which all are found and nothing else: those with most objects, then those of which the least sure one is surest.</summary>
    internal static IEnumerable<PhotoOutcome> Best(IReadOnlyList<PhotoOutcome> outcomes) => outcomes
        .Where(static outcome => outcome.IsFound.Count > 0 && outcome.Missed == 0 && outcome.Wrong == 0)
        .OrderByDescending(static outcome => outcome.IsFound.Count)
        .ThenByDescending(static outcome => outcome.LeastHit)
        .Take(MostGood);

    private static IEnumerable<XElement> Sheet(string title, string nothing, IEnumerable<PhotoOutcome> chosen, bool showClasses, PhotoBudget budget)
    {
        yield return Tag.Of("h3", title);
        XElement[] figures = [.. chosen.Take(MostBad).Select(outcome => PhotoFigure.Draw(outcome, showClasses, budget)).OfType<XElement>()];
        yield return figures.Length == 0 ? Tag.Of("p", nothing) : Tag.Of("div", Tag.Class("sheet"), figures);
    }
}
