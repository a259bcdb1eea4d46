using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Output;
using DupNet.DataSets;
using DupNet.DataSets.Splitting;
using DupNet.Evaluation;
using DupNet.Training.Recipes;

namespace DupNet.Training.Photos;

/// <summary>The photos of a run, their objects named as the recipe names them.</summary>
/// <param name="Training">Those that it trains with.</param>
/// <param name="Validation">Those that it is measured on; null for none.</param>
public sealed record RunPhotos(PictureCache Training, PictureCache? Validation)
{
    /// <summary>
    /// Opens a data set and decodes its photos. Those that it has for training are trained with, all where it does not say. It is measured on the photos of
    /// <paramref name="validation"/>; else on those that the set has for it, for validation or for the test; else on a share of them, where one is asked for.
    /// </summary>
    /// <param name="source">The data set.</param>
    /// <param name="validation">Another one to measure on; null for the set's own photos.</param>
    /// <param name="share">The part of the photos that is taken for measuring where the set has none, above 0 and below 1; null for none.</param>
    /// <param name="noted">What the run's photos are for, by file, where it was noted; then nothing else is used.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="strict">Whether a set is refused in which anything has to be put right or left out.</param>
    /// <param name="progress">Is told what was put right or left out, and what is used for what.</param>
    /// <exception cref="LabelException">The photos cannot be used for that.</exception>
    public static RunPhotos Open(DataSource source, DataSource? validation, double? share, IReadOnlyDictionary<string, Split>? noted, Recipe recipe, bool strict, TextWriter progress)
    {
        ArgumentNullException.ThrowIfNull(source);
        DataSet set = CheckedPhotos.Open(source, strict, progress);
        if (noted is null && validation is null && share is double part && set.Measured.Count == set.Photos.Count)
        {
            set = DataSplitter.Split(set, part, recipe.Training.Seed);
        }

        var classes = new LabelClasses(recipe);
        PictureCache training = CheckedPhotos.Decode(
            source, classes.ForTraining(source, noted is null ? OfTraining(set) : Noted(set, noted, Split.Training), progress), CheckedPhotos.LongestSide(recipe), strict, progress);
        if (validation is not null)
        {
            DataSet other = CheckedPhotos.Open(validation, strict, progress);
            return new RunPhotos(training, CheckedPhotos.Decode(validation, classes.ForMeasuring(validation, other.Measured, progress), int.MaxValue, strict, progress));
        }

        IReadOnlyList<LabelledPhoto> measured = noted is not null ? Noted(set, noted, Split.Validation) : set.Measured.Count < set.Photos.Count ? set.Measured : [];
        if (measured.Count == 0)
        {
            return new RunPhotos(training, null);
        }

        progress.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"{training.Photos.Count} of {set.Photos.Count} photos are trained with, {measured.Count} measured on"));
        return new RunPhotos(training, CheckedPhotos.Decode(source, classes.ForMeasuring(source, measured, progress), int.MaxValue, strict, progress));
    }

    /// <summary>Reads the labels of the photos that a run trains with, without decoding them.</summary>
    /// <param name="source">The data set.</param>
    /// <param name="noted">What the run's photos are for, by file; null where it was not noted.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="progress">Is told what was put right or left out.</param>
    /// <exception cref="LabelException">The photos cannot be used for that.</exception>
    public static PictureCache OpenTraining(DataSource source, IReadOnlyDictionary<string, Split>? noted, Recipe recipe, TextWriter progress)
    {
        DataSet set = CheckedPhotos.Open(source, strict: false, progress);
        IReadOnlyList<LabelledPhoto> photos = noted is null ? OfTraining(set) : Noted(set, noted, Split.Training);
        return new PictureCache(new LabelClasses(recipe).ForTraining(source, photos, TextWriter.Null), CheckedPhotos.LongestSide(recipe));
    }

    /// <summary>Reads and decodes photos to measure on: all that a set has for it.</summary>
    /// <param name="source">The data set.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="progress">Is told what was put right or left out.</param>
    /// <exception cref="LabelException">Nothing can be used.</exception>
    public static PictureCache OpenMeasured(DataSource source, Recipe recipe, TextWriter progress)
    {
        DataSet set = CheckedPhotos.Open(source, strict: false, progress);
        return CheckedPhotos.Decode(source, new LabelClasses(recipe).ForMeasuring(source, set.Measured, progress), int.MaxValue, strict: false, progress);
    }

    private static IReadOnlyList<LabelledPhoto> OfTraining(DataSet set)
    {
        Split[] present = [Split.Training, Split.None];
        return present.Select(set.Of).FirstOrDefault(photos => photos.Count > 0) ?? throw new LabelException($"{set.Source.Folder}: no photo is for training.");
    }

    private static LabelledPhoto[] Noted(DataSet set, IReadOnlyDictionary<string, Split> noted, Split split)
    {
        LabelledPhoto[] photos = [.. set.Photos.Where(photo => noted.TryGetValue(photo.File, out Split use) && use == split)];
        int wanted = noted.Values.Count(use => use == split);
        if (photos.Length < wanted)
        {
            string first = noted.Where(pair => pair.Value == split).Select(pair => pair.Key).Except(photos.Select(photo => photo.File)).First();
            throw new LabelException(string.Create(CultureInfo.InvariantCulture, $"{set.Source.Folder}: {wanted - photos.Length} photos of the run cannot be used any more, the first {first}."));
        }

        return photos;
    }
}
