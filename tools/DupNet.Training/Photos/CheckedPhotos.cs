using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Output;
using DupNet.DataSets;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;
using DupNet.Training.Recipes;

namespace DupNet.Training.Photos;

/// <summary>Opens data sets for runs. What is odd is told; what cannot be used is left out, or refused.</summary>
public static class CheckedPhotos
{
    /// <summary>The side to which photos are made smaller for a recipe. Pixels beyond twice the largest training input bring nothing.</summary>
    /// <param name="recipe">The recipe.</param>
    public static int LongestSide(Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return 2 * recipe.Training.Sides.Max(side => side.Side);
    }

    /// <summary>Reads the labels of a data set, without decoding photos.</summary>
    /// <param name="source">The data set.</param>
    /// <param name="strict">Whether a set is refused in which anything has to be put right or left out.</param>
    /// <param name="progress">Is told what was put right or left out.</param>
    /// <exception cref="LabelException">Nothing can be used, or, for <paramref name="strict"/>, something is odd; the message says all of it.</exception>
    public static DataSet Open(DataSource source, bool strict, TextWriter progress)
    {
        DataSet set = DataSet.Open(source);
        if (strict && set.Troubles.Count > 0)
        {
            // What the photos hold is told along with it, so that all can be mended at once.
            throw Refusal(source, [.. set.Troubles, .. new PictureCache(set.Photos).Fill()]);
        }

        Tell(set.Troubles, progress);
        return set;
    }

    /// <summary>Decodes photos.</summary>
    /// <param name="source">The data set that they are of.</param>
    /// <param name="photos">The photos.</param>
    /// <param name="longestSide">Larger photos are made smaller when they are read, until their longer side is less than twice this.</param>
    /// <param name="strict">Whether a photo that cannot be decoded is refused.</param>
    /// <param name="progress">Is told what was left out.</param>
    /// <exception cref="LabelException">No photo can be decoded, or one cannot; the message says all of it.</exception>
    public static PictureCache Decode(DataSource source, IReadOnlyList<LabelledPhoto> photos, int longestSide, bool strict, TextWriter progress)
    {
        PictureCache decoded = new PictureCache(photos, longestSide).Readable(out IReadOnlyList<Trouble> troubles);
        if (troubles.Count > 0 && (strict || decoded.Photos.Count == 0))
        {
            throw strict ? Refusal(source, troubles) : DataSet.Refusal(source, DataSet.NoPhoto, troubles);
        }

        Tell(troubles, progress);
        return decoded;
    }

    private static LabelException Refusal(DataSource source, IReadOnlyCollection<Trouble> troubles) =>
        DataSet.Refusal(source, "cannot be trained with or measured on as it is", troubles);

    private static void Tell(IReadOnlyCollection<Trouble> troubles, TextWriter progress)
    {
        foreach (string line in TroubleText.Lines(troubles))
        {
            progress.WriteVisible(line);
        }
    }
}
