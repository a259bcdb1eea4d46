using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Measuring.Models;
using DupNet.Measuring.Photos;
using DupNet.Packing;
using DupNet.Pictures;
using DupNet.Reporting.Measures;

namespace DupNet.Reporting.Tests;

/// <summary>Photos, boxes and a model made for a test.</summary>
internal static class Generated
{
    /// <summary>What would change a page, a terminal or a reader's mind, if it were not escaped.</summary>
    public const string HostileName = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&lt;\u0001\u001B[31m\u202Egnp.\uFFFF\uD800;]]>--><style>*{display:none}";

    /// <summary>A photo of noise, with objects at given places.</summary>
    /// <param name="folder">Takes the file.</param>
    /// <param name="name">Its name in the labels.</param>
    /// <param name="size">Width and height.</param>
    /// <param name="objects">The objects.</param>
    public static LabelledPhoto Photo(TemporaryFolder folder, string name, int size, params LabelledObject[] objects)
    {
        var picture = new Picture(size, size);
        new System.Random(1).NextBytes(picture.Rgb);
        string path = folder.File($"{System.Guid.NewGuid():n}.png");
        PictureFile.Save(picture, path);
        return new LabelledPhoto(name, path, size, size, objects, []);
    }

    /// <summary>An object of a class, a square.</summary>
    public static LabelledObject Object(double x, double y, double side, string name = "spot") => new(new Box(x, y, side, side), name);

    /// <summary>A detection of a class, a square.</summary>
    public static ScoredBox Found(double x, double y, double side, double score, string name = "spot") => new(new Box(x, y, side, side), score, name);

    /// <summary>The spot model, said to have found something.</summary>
    public static MeasuredModel Measured(IReadOnlyList<string> classes, params (LabelledPhoto Photo, ScoredBox[] Found)[] photos) => new(
        SpotModel.Model,
        SpotModel.Bytes,
        [new InputSize(SpotModel.Model.DefaultWidth, SpotModel.Model.DefaultHeight)],
        classes,
        new PhotoDetections([.. photos.Select(static photo => photo.Photo)], [.. photos.Select(static photo => (IReadOnlyList<ScoredBox>)photo.Found)], []));
}
