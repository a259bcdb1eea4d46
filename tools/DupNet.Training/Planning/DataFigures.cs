using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.DataSets;
using DupNet.DataSets.Anchors;
using DupNet.Evaluation;

namespace DupNet.Training.Planning;

/// <summary>What a plan knows about the photos of a data set that are not for the test.</summary>
/// <param name="Photos">The photos.</param>
/// <param name="Classes">Names of the classes, in the order of the data set.</param>
/// <param name="Unmeasured">Whether the data set has no photos to measure on, so that some are taken from those to train with.</param>
public sealed record DataFigures(IReadOnlyList<LabelledPhoto> Photos, IReadOnlyList<string> Classes, bool Unmeasured)
{
    /// <summary>The figures of a data set.</summary>
    /// <param name="set">The data set.</param>
    /// <exception cref="LabelException">No photo is for training, none of those shows an object, or a model cannot tell the names of two classes apart.</exception>
    public static DataFigures Of(DataSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        Split[] training = [Split.Training, Split.None];
        IReadOnlyList<LabelledPhoto> photos = training.Select(set.Of).FirstOrDefault(found => found.Count > 0) ?? throw new LabelException($"{set.Source.Folder}: no photo is for training.");
        if (!photos.Any(photo => photo.Objects.Count > 0))
        {
            throw new LabelException($"{set.Source.Folder}: no photo for training shows an object, so there is nothing to learn.");
        }

        string usual = set.Source.ClassName ?? "object";
        var figures = new DataFigures(photos, set.Classes.Count > 0 ? set.Classes : [usual], set.Measured.Count == set.Photos.Count);
        string[] alike = figures.Classes.GroupBy(NameInModel, StringComparer.OrdinalIgnoreCase).Select(group => group.ToArray()).FirstOrDefault(names => names.Length > 1) ?? [];
        return alike.Length == 0
            ? figures
            : throw new LabelException($"{set.Source.Folder}: the classes {string.Join(" and ", alike)} would have one name in the model, {NameInModel(alike[0])}; name them otherwise.");
    }

    /// <summary>Names of the classes as the model holds them, in the same order.</summary>
    public IReadOnlyList<string> NamesInModel => [.. Classes.Select(NameInModel)];

    /// <summary>All objects.</summary>
    public int Objects => Photos.Sum(photo => photo.Objects.Count);

    /// <summary>Photos without objects.</summary>
    public int Empty => Photos.Count(photo => photo.Objects.Count == 0);

    /// <summary>Objects of a class.</summary>
    /// <param name="name">The class.</param>
    public int Of(string name) => Photos.Sum(photo => photo.Objects.Count(labelled => labelled.ClassName == name || Classes.Count == 1));

    /// <summary>The shapes of the objects in an input that shows their photos whole.</summary>
    /// <param name="side">Width and height of the input, in pixels.</param>
    public IReadOnlyList<AnchorShape> Shapes(int side) => ObjectShapes.Of(Photos, side, side);

    /// <summary>The share of the objects of a class, of the one where it is largest, whose longer side lies in a range.</summary>
    /// <param name="side">Width and height of the input, in pixels.</param>
    /// <param name="from">From here on, in pixels.</param>
    /// <param name="to">Below this.</param>
    public double LargestShare(int side, double from, double to) => Photos
        .SelectMany(photo => ObjectShapes.Of([photo], side, side).Zip(photo.Objects))
        .GroupBy(pair => pair.Second.ClassName)
        .Max(members => members.Count(pair => LongerSide(pair.First) is double length && length >= from && length < to) / (double)members.Count());

    /// <summary>The longer side of the objects of which a share is smaller, in pixels of an input.</summary>
    /// <param name="share">0..1.</param>
    /// <param name="side">Width and height of the input, in pixels.</param>
    public double Quantile(double share, int side) => At(share, Shapes(side).Select(LongerSide));

    /// <summary>The same of the class whose objects are the smallest, in pixels of an input.</summary>
    /// <param name="share">0..1.</param>
    /// <param name="side">Width and height of the input, in pixels.</param>
    public double SmallestQuantile(double share, int side) => Photos
        .SelectMany(photo => ObjectShapes.Of([photo], side, side).Zip(photo.Objects))
        .GroupBy(pair => pair.Second.ClassName)
        .Min(members => At(share, members.Select(pair => LongerSide(pair.First))));

    /// <summary>The longer side of a shape.</summary>
    /// <param name="shape">The shape.</param>
    public static double LongerSide(AnchorShape shape) => Math.Max(shape.Width, shape.Height);

    private static string NameInModel(string name) => ModelNames.Of(name, "object");

    private static double At(double share, IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        return ordered[(int)Math.Round(share * (ordered.Length - 1))];
    }
}
