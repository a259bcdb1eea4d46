using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.DataSets;
using DupNet.DataSets.Sheets;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.Cli.Output;

/// <summary>What <c>data</c> finds out.</summary>
/// <param name="Form">How the labels are written.</param>
/// <param name="Parts">What pictures are for: training, validation, test, or none where the set does not say.</param>
/// <param name="Classes">The classes that objects are of.</param>
/// <param name="UnusedClasses">Classes that no object is of.</param>
/// <param name="Sizes">Objects by size.</param>
/// <param name="Troubles">What was put right or left out.</param>
internal sealed record DataSetReport(
    DataSetForm Form,
    IReadOnlyList<DataSetPart> Parts,
    IReadOnlyList<DataSetClass> Classes,
    IReadOnlyList<string> UnusedClasses,
    IReadOnlyList<DataSetSize> Sizes,
    IReadOnlyList<TroubleJson> Troubles)
{
    /// <summary>The report of a data set.</summary>
    public static DataSetReport Of(DataSet set, IReadOnlyList<Trouble> troubles) => new(
        set.Form,
        [.. Enum.GetValues<Split>().Where(split => set.Of(split).Count > 0).Select(split => DataSetPart.Of(split, set.Of(split)))],
        [.. (set.Classes.Count > 0 ? set.Classes : [string.Empty]).Select((name, i) => DataSetClass.Of(name, PhotoSheet.ColourOf(i), set)).Where(found => found.Objects > 0)],
        set.UnusedClasses,
        DataSetSize.Of(set.Photos),
        TroubleJson.Of(troubles));
}

/// <summary>Pictures that are for something.</summary>
/// <param name="Part">What for.</param>
/// <param name="Photos">Their number.</param>
/// <param name="Empty">How many of them show no object.</param>
/// <param name="Objects">The number of objects.</param>
/// <param name="Ignored">The number of boxes that count neither way.</param>
internal sealed record DataSetPart(Split Part, int Photos, int Empty, int Objects, int Ignored)
{
    /// <summary>Counts.</summary>
    public static DataSetPart Of(Split split, IReadOnlyList<LabelledPhoto> photos) => new(
        split, photos.Count, photos.Count(photo => photo.Objects.Count == 0), photos.Sum(photo => photo.Objects.Count), photos.Sum(photo => photo.Ignored.Count));
}

/// <summary>A class of objects.</summary>
/// <param name="Name">Its name; empty where the labels name none.</param>
/// <param name="Colour">What its boxes are drawn in.</param>
/// <param name="Photos">Pictures that show some.</param>
/// <param name="Objects">The number of objects.</param>
/// <param name="Training">How many of them are for training.</param>
/// <param name="Validation">How many of them are for validation.</param>
/// <param name="Test">How many of them are for the test.</param>
internal sealed record DataSetClass(string Name, MarkColour Colour, int Photos, int Objects, int Training, int Validation, int Test)
{
    /// <summary>Counts.</summary>
    public static DataSetClass Of(string name, MarkColour colour, DataSet set)
    {
        int Count(IEnumerable<LabelledPhoto> photos) => photos.Sum(photo => photo.Objects.Count(labelled => labelled.ClassName == name));
        return new DataSetClass(
            name,
            colour,
            set.Photos.Count(photo => photo.Objects.Any(labelled => labelled.ClassName == name)),
            Count(set.Photos),
            Count(set.Of(Split.Training)),
            Count(set.Of(Split.Validation)),
            Count(set.Of(Split.Test)));
    }
}

/// <summary>Objects of a size.</summary>
/// <param name="Size">Longer side of the object over longer side of the photo, such as <c>0.05-0.08</c>.</param>
/// <param name="Objects">Their number.</param>
internal sealed record DataSetSize(string Size, int Objects)
{
    /// <summary>Counts.</summary>
    public static IReadOnlyList<DataSetSize> Of(IReadOnlyList<LabelledPhoto> photos)
    {
        int[] counts = new int[FaceSizes.LowerBounds.Count];
        foreach (LabelledPhoto photo in photos)
        {
            foreach (Box box in photo.Boxes)
            {
                counts[FaceSizes.ClassOf(box, photo.Width, photo.Height)]++;
            }
        }

        return [.. counts.Select((count, i) => new DataSetSize(FaceSizes.NameOf(i), count))];
    }
}
