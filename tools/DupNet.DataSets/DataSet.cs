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

/// <summary>Photos and what is to be found in them, as far as both can be used.</summary>
/// <remarks>
/// Boxes lie in their photo, with at least a pixel, each once; no photo is there twice. What was put right for that, and what was left out, is in
/// <see cref="Troubles"/>. Of each photo the header was read; whether its pixels are all there shows when it is decoded.
/// </remarks>
public sealed class DataSet
{
    /// <summary>What is said of a set of which nothing can be used.</summary>
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

    /// <summary>Where it was read.</summary>
    public DataSource Source { get; }

    /// <summary>How its labels are written.</summary>
    public DataSetForm Form { get; }

    /// <summary>All photos, in the order of the labels.</summary>
    public IReadOnlyList<LabelledPhoto> Photos { get; }

    /// <summary>The classes that objects are of, in the order of the data set. None when the labels name no class.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Classes that the data set names and no object is of.</summary>
    public IReadOnlyList<string> UnusedClasses { get; }

    /// <summary>What was odd or wrong.</summary>
    public IReadOnlyList<Trouble> Troubles { get; }

    /// <summary>Recognises the form of a data set, reads its labels and the headers of its photos.</summary>
    /// <param name="source">Where it is.</param>
    /// <exception cref="LabelException">Nothing of it can be used; the message says all that is wrong.</exception>
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

    /// <summary>What a photo is for.</summary>
    /// <param name="photo">One of <see cref="Photos"/>.</param>
    public Split SplitOf(LabelledPhoto photo) => _splits[photo];

    /// <summary>The photos that are for something, in the order of <see cref="Photos"/>.</summary>
    /// <param name="split">What for; <see cref="Split.None"/> for those of which the data set does not say.</param>
    public IReadOnlyList<LabelledPhoto> Of(Split split) => [.. Photos.Where(photo => _splits[photo] == split)];

    /// <summary>
    /// The photos to measure on: those for validation; where there are none those for the test, and where there are none either, all.
    /// </summary>
    public IReadOnlyList<LabelledPhoto> Measured
    {
        get
        {
            Split[] present = [Split.Validation, Split.Test];
            return present.Select(Of).FirstOrDefault(photos => photos.Count > 0) ?? Photos;
        }
    }

    /// <summary>The same set with other uses of its photos.</summary>
    /// <param name="splits">What each of <see cref="Photos"/> is for.</param>
    internal DataSet With(IReadOnlyDictionary<LabelledPhoto, Split> splits) => new(Source, Form, Photos, splits, [.. Classes, .. UnusedClasses], Troubles);

    /// <summary>Why a set is refused.</summary>
    /// <param name="source">Where it is.</param>
    /// <param name="what">What cannot be done with it, a sentence: "no photo can be used".</param>
    /// <param name="troubles">What is wrong with it, at least one trouble.</param>
    public static LabelException Refusal(DataSource source, string what, IReadOnlyCollection<Trouble> troubles)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(troubles);
        return troubles.Count == 1
            ? new LabelException(troubles.Single().ToString())
            : new LabelException(string.Create(CultureInfo.InvariantCulture, $"{source.Folder}: {what}, for {troubles.Count} reasons."), troubles);
    }
}
