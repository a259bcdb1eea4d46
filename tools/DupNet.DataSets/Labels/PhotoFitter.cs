using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.DataSets.Photos;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;

namespace DupNet.DataSets.Labels;

/// <summary>Holds labels of any form against the photos: what can be put right is put right, what cannot be used is left out, and all of it is told.</summary>
internal static class PhotoFitter
{
    /// <summary>How much two quotients of width and height may differ that rounding made from one.</summary>
    private const double ShapeTolerance = 0.015;

    /// <summary>The photos that can be used.</summary>
    /// <param name="drafts">The photos as the labels have them.</param>
    /// <param name="troubles">Takes what is odd or wrong, photo by photo.</param>
    public static List<LabelledPhoto> Fit(IReadOnlyList<PhotoDraft> drafts, ICollection<Trouble> troubles)
    {
        PhotoScan[] scans = PhotoScan.Of([.. drafts.Select(draft => draft.Path)]);
        var photos = new List<LabelledPhoto>();
        var sources = new List<PhotoDraft>();
        var hashes = new List<string>();
        for (int i = 0; i < drafts.Count; i++)
        {
            if (!drafts[i].IsSpoilt && Fit(drafts[i], scans[i], troubles) is LabelledPhoto photo)
            {
                photos.Add(photo);
                sources.Add(drafts[i]);
                hashes.Add(scans[i].Hash);
            }
        }

        return WithoutTwins(photos, sources, hashes, troubles);
    }

    private static LabelledPhoto? Fit(PhotoDraft draft, PhotoScan scan, ICollection<Trouble> troubles)
    {
        if (scan.Failure is not null)
        {
            troubles.Add(new Trouble(TroubleKind.PhotoUnreadable, draft.Path, 0, scan.Failure));
            return null;
        }

        int width = draft.Width == 0 ? scan.Width : draft.Width;
        int height = draft.Height == 0 ? scan.Height : draft.Height;
        if (width != scan.Width || height != scan.Height)
        {
            bool sameShape = Math.Abs(((double)width * scan.Height / ((double)height * scan.Width)) - 1) <= ShapeTolerance;
            string message = $"{draft.Path} is {scan.Width} x {scan.Height} pixels, but labelled as {width} x {height}.";
            troubles.Add(new Trouble(sameShape ? TroubleKind.SizeScaled : TroubleKind.SizeDiffers, draft.Labels, draft.Line, message));
            if (!sameShape)
            {
                return null;
            }
        }

        var fitter = new BoxFitter(scan.Width, scan.Height, troubles);
        var objects = new List<LabelledObject>();
        var ignored = new List<Box>();
        foreach (BoxDraft label in draft.Boxes)
        {
            // From labelled units to pixels of the file.
            double scaleX = label.IsInFractions ? scan.Width : (double)scan.Width / width;
            double scaleY = label.IsInFractions ? scan.Height : (double)scan.Height / height;
            var pixels = new Box(label.Box.X * scaleX, label.Box.Y * scaleY, label.Box.Width * scaleX, label.Box.Height * scaleY);
            if (fitter.Fit(label, pixels) is not Box box)
            {
                continue;
            }

            bool isKnown = label.IsIgnored
                ? ignored.Exists(known => BoxFitter.AreSame(known, box))
                : objects.Exists(known => known.ClassName == label.ClassName && BoxFitter.AreSame(known.Box, box));
            if (isKnown)
            {
                troubles.Add(new Trouble(TroubleKind.BoxTwice, label.Path, label.Line, $"the box {BoxFitter.Text(box)} of {draft.Name} is there already."));
            }
            else if (label.IsIgnored)
            {
                ignored.Add(box);
            }
            else
            {
                objects.Add(new LabelledObject(box, label.ClassName));
            }
        }

        return new LabelledPhoto(draft.Name, draft.Path, scan.Width, scan.Height, objects, ignored);
    }

    private static List<LabelledPhoto> WithoutTwins(
        List<LabelledPhoto> photos, List<PhotoDraft> sources, List<string> hashes, ICollection<Trouble> troubles)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var kept = new List<LabelledPhoto>();
        for (int i = 0; i < photos.Count; i++)
        {
            if (first.TryAdd(hashes[i], i))
            {
                kept.Add(photos[i]);
                continue;
            }

            int before = first[hashes[i]];
            LabelledPhoto twin = photos[before];
            bool same = HasSameLabels(photos[i], twin);
            string message = $"{photos[i].File} has the same bytes as {twin.File} ({sources[before].Labels}{Line(sources[before])}) {(same ? "and the same labels." : "but other labels.")}";
            troubles.Add(new Trouble(same ? TroubleKind.PhotoTwice : TroubleKind.PhotoContradicted, sources[i].Labels, sources[i].Line, message));
        }

        return kept;
    }

    private static string Line(PhotoDraft draft) => draft.Line > 0 ? $":{draft.Line}" : string.Empty;

    private static bool HasSameLabels(LabelledPhoto a, LabelledPhoto b) =>
        a.Objects.Count == b.Objects.Count
        && a.Ignored.Count == b.Ignored.Count
        && a.Objects.All(wanted => b.Objects.Any(known => known.ClassName == wanted.ClassName && BoxFitter.AreSame(known.Box, wanted.Box)))
        && a.Ignored.All(wanted => b.Ignored.Any(known => BoxFitter.AreSame(known, wanted)));
}
