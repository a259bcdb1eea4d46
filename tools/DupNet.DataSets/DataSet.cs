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

    private DataSet(DataSource source, IReadOnlyList<LabelledPhoto> photos, IReadOnlyList<Trouble> troubles)
    {
        Source = source;
        Photos = photos;
        Troubles = troubles;
    }

    /// <summary>Where it was read.</summary>
    public DataSource Source { get; }

    /// <summary>The photos, in the order of the labels.</summary>
    public IReadOnlyList<LabelledPhoto> Photos { get; }

    /// <summary>What was odd or wrong.</summary>
    public IReadOnlyList<Trouble> Troubles { get; }

    /// <summary>Reads the labels of a data set and the headers of its photos.</summary>
    /// <param name="source">Where it is.</param>
    /// <exception cref="LabelException">Nothing of it can be used; the message says all that is wrong.</exception>
    public static DataSet Open(DataSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        foreach (string folder in new[] { source.Folder, source.PhotoFolder })
        {
            if (!Directory.Exists(folder))
            {
                throw new LabelException($"{folder}: no such folder.");
            }
        }

        var troubles = new List<Trouble>();
        List<PhotoDraft> drafts = CsvForm.Read(source, troubles);
        if (drafts.Count == 0 && troubles.Count == 0)
        {
            throw new LabelException($"{Path.Combine(source.Folder, CsvForm.LabelsName)}: names no photo.");
        }

        List<LabelledPhoto> photos = PhotoFitter.Fit(drafts, troubles);
        return photos.Count > 0 ? new DataSet(source, photos, troubles) : throw Refusal(source, NoPhoto, troubles);
    }

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
