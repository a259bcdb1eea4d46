using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.DataSets.Forms;
using DupNet.DataSets.Labels;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;

namespace DupNet.DataSets;

/// <summary>A labelled photo set: the photos and the objects to find in them, as far as both can be used.</summary>
/// <remarks>
/// Boxes lie in their photo, with at least a pixel, each once; no photo is there twice. What was put right for that, and what was left out, is in
/// <see cref="Troubles"/>. Of each photo the header was read; whether its pixels are all there shows when it is decoded.
/// </remarks>
public sealed class DataSet
{
    /// <summary>Says that nothing of a set can be used.</summary>
    public const string NoPhoto = "no photo can be used";

    private readonly IReadOnlyDictionary<LabelledPhoto, Split> _splits;

    private DataSet(
        DataSource source, DataSetForm form, IReadOnlyList<LabelledPhoto> photos, IReadOnlyDictionary<LabelledPhoto, Split> splits, IReadOnlyList<string> named, IReadOnlyList<Trouble> troubles)
    {
        Source = source;
        Form = form;
        Photos = photos;
        _splits = splits;
        Troubles = troubles;
        string[] used = [.. photos.SelectMany(photo => photo.Objects).Select(labelled => labelled.ClassName).Where(name => name.Length > 0).Distinct()];
        Classes = [.. named.Intersect(used), .. used.Except(named)];
        UnusedClasses = [.. named.Except(used)];
    }

    /// <summary>Where the data set was read from.</summary>
    public DataSource Source { get; }

    /// <summary>The form in which the labels are written.</summary>
    public DataSetForm Form { get; }

    /// <summary>All photos that can be used, in the order of the labels.</summary>
    public IReadOnlyList<LabelledPhoto> Photos { get; }

    /// <summary>Names of the classes that objects belong to, in the order of the data set. None when the labels name no class.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Names of classes that the data set lists but no object belongs to.</summary>
    public IReadOnlyList<string> UnusedClasses { get; }

    /// <summary>What was odd or wrong in the data set.</summary>
    public IReadOnlyList<Trouble> Troubles { get; }

    /// <summary>Recognises the form of a data set, reads its labels and the headers of its photos.</summary>
    /// <param name="source">Where the data set is.</param>
    /// <exception cref="LabelException">Nothing of the data set can be used; the message lists all that is wrong.</exception>
    public static DataSet Open(DataSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        foreach (string folder in new[] { source.LabelFolder, source.PhotoFolder })
        {
            if (!Directory.Exists(folder))
            {
                throw new LabelException($"{folder}: no such folder.");
            }
        }

        var troubles = new List<Trouble>();
        DraftSet drafts = FormReader.Read(source, out DataSetForm form, troubles);
        List<FittedPhoto> photos = PhotoFitter.Fit(drafts.Photos, troubles);
        return photos.Count > 0
            ? new DataSet(source, form, photos.ConvertAll(photo => photo.Photo), photos.ToDictionary(photo => photo.Photo, photo => photo.Draft.Split), drafts.Classes, troubles)
            : throw Refusal(source, NoPhoto, troubles);
    }

    /// <summary>What a photo of the set is for.</summary>
    /// <param name="photo">One of <see cref="Photos"/>.</param>
    public Split SplitOf(LabelledPhoto photo) => _splits[photo];

    /// <summary>The photos with one purpose, in the order of <see cref="Photos"/>.</summary>
    /// <param name="split">The purpose; <see cref="Split.None"/> for photos of which the data set does not say one.</param>
    public IReadOnlyList<LabelledPhoto> Of(Split split) => [.. Photos.Where(photo => _splits[photo] == split)];

    /// <summary>The photos to measure on: those for validation; where there are none, those for the test; where there are none either, all.</summary>
    public IReadOnlyList<LabelledPhoto> Measured
    {
        get
        {
            Split[] present = [Split.Validation, Split.Test];
            return present.Select(Of).FirstOrDefault(photos => photos.Count > 0) ?? Photos;
        }
    }

    /// <summary>Makes the same set with other purposes of its photos.</summary>
    /// <param name="splits">The purpose of each of <see cref="Photos"/>.</param>
    internal DataSet With(IReadOnlyDictionary<LabelledPhoto, Split> splits) => new(Source, Form, Photos, splits, [.. Classes, .. UnusedClasses], Troubles);

    /// <summary>Makes the failure that says why a data set is refused.</summary>
    /// <param name="source">Where the data set is.</param>
    /// <param name="what">What cannot be done with the set, a sentence: "no photo can be used".</param>
    /// <param name="troubles">What is wrong with the set, at least one trouble.</param>
    public static LabelException Refusal(DataSource source, string what, IReadOnlyCollection<Trouble> troubles)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(troubles);
        return troubles.Count == 1
            ? new LabelException(troubles.Single().ToString())
            : new LabelException(string.Create(CultureInfo.InvariantCulture, $"{source.Folder}: {what}, for {troubles.Count} reasons."), troubles);
    }
}
