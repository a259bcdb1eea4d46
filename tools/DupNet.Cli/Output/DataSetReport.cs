using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.DataSets;
using DupNet.DataSets.Sheets;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.Cli.Output;

/// <summary>What <c>dupnet data</c> finds out about a data set.</summary>
/// <param name="Form">How the labels are written.</param>
/// <param name="Parts">The photos by what they are for: training, validation, test, or none where the set does not say.</param>
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
    /// <summary>Describes a data set.</summary>
    public static DataSetReport Of(DataSet set, IReadOnlyList<Trouble> troubles) => new(
        set.Form,
        [.. Enum.GetValues<Split>().Where(split => set.Of(split).Count > 0).Select(split => DataSetPart.Of(split, set.Of(split)))],
        [.. (set.Classes.Count > 0 ? set.Classes : [string.Empty]).Select((name, i) => DataSetClass.Of(name, PhotoSheet.ColourOf(i), set)).Where(found => found.Objects > 0)],
        set.UnusedClasses,
        DataSetSize.Of(set.Photos),
        TroubleJson.Of(troubles));
}

/// <summary>Photos of a data set that are for the same purpose.</summary>
/// <param name="Part">What the photos are for.</param>
/// <param name="Photos">Number of photos.</param>
/// <param name="Empty">Number of photos without an object.</param>
/// <param name="Objects">Number of objects.</param>
/// <param name="Ignored">Number of boxes that count neither as hits nor as faults.</param>
internal sealed record DataSetPart(Split Part, int Photos, int Empty, int Objects, int Ignored)
{
    /// <summary>Counts photos and boxes.</summary>
    public static DataSetPart Of(Split split, IReadOnlyList<LabelledPhoto> photos) => new(
        split, photos.Count, photos.Count(photo => photo.Objects.Count == 0), photos.Sum(photo => photo.Objects.Count), photos.Sum(photo => photo.Ignored.Count));
}

/// <summary>A class of objects in a data set.</summary>
/// <param name="Name">Name of the class; empty where the labels name none.</param>
/// <param name="Colour">Colour in which boxes of the class are drawn.</param>
/// <param name="Photos">Number of photos that show the class.</param>
/// <param name="Objects">Number of objects of the class.</param>
/// <param name="Training">Number of its objects in photos for training.</param>
/// <param name="Validation">Number of its objects in photos for validation.</param>
/// <param name="Test">Number of its objects in photos for the test.</param>
internal sealed record DataSetClass(string Name, MarkColour Colour, int Photos, int Objects, int Training, int Validation, int Test)
{
    /// <summary>Counts photos and objects of a class.</summary>
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

/// <summary>Objects of a size class.</summary>
/// <param name="Size">Longer side of the object over longer side of the photo, such as <c>0.05-0.08</c>.</param>
/// <param name="Objects">Number of objects.</param>
internal sealed record DataSetSize(string Size, int Objects)
{
    /// <summary>Counts the objects of each size class.</summary>
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
