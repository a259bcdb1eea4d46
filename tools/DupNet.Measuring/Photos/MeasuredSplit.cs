using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using DupNet.CommandLine.Commands;
using DupNet.DataSets;
using DupNet.Evaluation;

namespace DupNet.Measuring.Photos;

/// <summary>Chooses the photos of a data set to measure on.</summary>
public static class MeasuredSplit
{
    private const string All = "all";

    private static readonly string[] s_names = [.. new[] { Split.Training, Split.Validation, Split.Test }.Select(static split => split.ToString().ToLowerInvariant()), All];

    /// <summary>Makes the option <c>--split</c>: what the measured photos are for; null where it is not given.</summary>
    public static Option<string?> Option()
    {
        var option = new Option<string?>("--split")
        {
            Description = "Measure on the photos that are for this. Default: validation; without such photos test, else all.",
            HelpName = string.Join('|', s_names),
        };
        AcceptedWords.Require(option, s_names);
        return option;
    }

    /// <summary>The photos of a data set to measure on.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="split">Value of the option <c>--split</c>.</param>
    /// <exception cref="LabelException">No photo of the set is for this.</exception>
    public static IReadOnlyList<LabelledPhoto> Of(DataSet set, string? split)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (split is null)
        {
            return set.Measured;
        }

        if (string.Equals(split, All, StringComparison.OrdinalIgnoreCase))
        {
            return set.Photos;
        }

        IReadOnlyList<LabelledPhoto> photos = set.Of(Enum.Parse<Split>(split, ignoreCase: true));
        return photos.Count > 0 ? photos : throw new LabelException($"{set.Source.Folder}: no photo is for {split}.");
    }
}
