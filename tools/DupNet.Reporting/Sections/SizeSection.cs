using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using DupNet.Measuring.Models;
using DupNet.Reporting.Markup;
using DupNet.Reporting.Measures;

namespace DupNet.Reporting.Sections;

/// <summary>Objects by their size in the network's input, and how many of each size are found.</summary>
internal static class SizeSection
{
    /// <summary>The table with bars.</summary>
    /// <param name="bins">The sizes.</param>
    /// <param name="input">The network's input.</param>
    public static XElement Draw(IReadOnlyList<SizeBin> bins, InputSize input)
    {
        int most = bins.Select(static bin => bin.Objects).DefaultIfEmpty().Max();
        var table = new Table("pixels", "objects", "found", "recall", "<found of all");
        foreach (SizeBin bin in bins)
        {
            table.Add(
                bin.Name,
                Tag.Text($"{bin.Objects}"),
                Tag.Text($"{bin.Found}"),
                bin.Objects == 0 ? "-" : Tag.Text($"{(double)bin.Found / bin.Objects:0.00}"),
                Tag.Of("td", Tag.Class("bars text"), bin.Objects == 0 ? null : Bar(bin, most)));
        }

        return table.Draw(
            Tag.Text($"Longer side of the object in the input of {input} pixels. The bar is as long as there are objects; its coloured part is found."), "wide");
    }

    private static XElement Bar(SizeBin bin, int most) => Tag.Of(
        "span",
        Tag.Class("track"),
        Tag.Is("style", Tag.Text($"width:{100.0 * bin.Objects / most:0.#}%")),
        Tag.Of("span", Tag.Class("fill"), Tag.Is("style", Tag.Text($"width:{100.0 * bin.Found / bin.Objects:0.#}%"))));
}
