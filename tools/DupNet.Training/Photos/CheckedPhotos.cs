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

/// <summary>
/// Opens data sets for runs. A run and its resumption must see the same photos, so nothing may be left out: all that would be left out is
/// reported at once.
/// </summary>
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
    /// <param name="longestSide">
    /// Limit in pixels: larger photos are made smaller when they are read, until their longer side is less than twice this.
    /// </param>
    /// <param name="progress">Takes what was put right.</param>
    /// <exception cref="LabelException">Something in the data set cannot be used; the message lists all of it.</exception>
    public static PictureCache Open(DataSource source, int longestSide, TextWriter progress) => Open(source, longestSide, static _ => [], progress);

    /// <summary>Reads the labels of a data set and decodes all photos.</summary>
    /// <inheritdoc cref="Open(DataSource, int, TextWriter)"/>
    public static PictureCache OpenAndDecode(DataSource source, int longestSide, TextWriter progress) => Open(source, longestSide, static photos => photos.Fill(), progress);

    private static PictureCache Open(DataSource source, int longestSide, Func<PictureCache, IReadOnlyList<Trouble>> read, TextWriter progress)
    {
        DataSet set = DataSet.Open(source);
        var photos = new PictureCache(set.Photos, longestSide);
        Refuse(source, [.. set.Troubles.Where(static trouble => trouble.Kind.LeavesOut()), .. read(photos)]);
        foreach (string line in TroubleText.Lines([.. set.Troubles]))
        {
            progress.WriteVisible(line);
        }

        return photos;
    }

    /// <summary>Checks that the labels are of the class that a recipe trains.</summary>
    /// <param name="source">The data set.</param>
    /// <param name="photos">The photos of the data set.</param>
    /// <param name="recipe">The recipe.</param>
    /// <exception cref="LabelException">The labels name another class, several classes, or none.</exception>
    public static void CheckClasses(DataSource source, IReadOnlyList<LabelledPhoto> photos, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(recipe);
        string[] names = ClassNames(photos);
        if (names.Length == 0)
        {
            throw new LabelException($"{source.Folder}: no photo shows an object, so there is nothing to learn.");
        }

        string[] foreign = [.. names.Where(name => name.Length > 0 && !recipe.Classes.Contains(name))];
        if (foreign.Length > 0)
        {
            throw new LabelException($"{source.Folder}: labels are of the classes {string.Join(", ", names)}, but the recipe trains {string.Join(", ", recipe.Classes)}.");
        }
    }

    /// <summary>Whether box conventions of a recipe do not count because the labels name no class.</summary>
    /// <param name="photos">The photos.</param>
    /// <param name="recipe">The recipe.</param>
    public static bool LeaveConventionsOut(IReadOnlyList<LabelledPhoto> photos, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return recipe.Training.BoxConventions.Count > 0 && ClassNames(photos).Contains(string.Empty);
    }

    private static string[] ClassNames(IReadOnlyList<LabelledPhoto> photos) =>
        [.. photos.SelectMany(photo => photo.Objects).Select(labelled => labelled.ClassName).Distinct().Order(StringComparer.Ordinal)];

    private static void Refuse(DataSource source, IReadOnlyList<Trouble> troubles)
    {
        if (troubles.Count > 0)
        {
            throw DataSet.Refusal(source, "cannot be trained with or measured on as it is", troubles);
        }
    }
}
