using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.DataSets.Photos;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;

namespace DupNet.DataSets.Labels;

/// <summary>
/// Holds labels of any form against the photos. What can be put right is put right, what cannot be used is left out, and all of it is
/// reported.
/// </summary>
internal static class PhotoFitter
{
    /// <summary>How much two quotients of width and height may differ that rounding made from one.</summary>
    private const double ShapeTolerance = 0.015;

    /// <summary>Least overlap of two boxes that mean the same object.</summary>
    private const double SameOverlap = 0.5;

    /// <summary>Makes the photos that can be used, with boxes that lie in them.</summary>
    /// <param name="drafts">The photos as the labels have them.</param>
    /// <param name="troubles">Takes what is odd or wrong, photo by photo.</param>
    public static List<FittedPhoto> Fit(IReadOnlyList<PhotoDraft> drafts, ICollection<Trouble> troubles)
    {
        PhotoScan[] scans = PhotoScan.Of([.. drafts.Select(draft => draft.Path)]);
        var photos = new List<FittedPhoto>();
        for (int i = 0; i < drafts.Count; i++)
        {
            if (!drafts[i].IsSpoilt && Fit(drafts[i], scans[i], troubles) is LabelledPhoto photo)
            {
                photos.Add(new FittedPhoto(photo, drafts[i], scans[i].Hash));
            }
        }

        return WithoutTwins(photos, troubles);
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

            // What is to be found counts, whatever else is said of it.
            bool isKnown = label.IsIgnored
                ? ignored.Exists(known => BoxFitter.AreSame(known, box)) || objects.Exists(known => BoxFitter.AreSame(known.Box, box))
                : objects.Exists(known => known.ClassName == label.ClassName && BoxFitter.AreSame(known.Box, box));
            if (isKnown)
            {
                fitter.Tell(label, TroubleKind.BoxTwice, $"the box {BoxFitter.Text(box)} of {draft.Name} is there already.");
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

        return new LabelledPhoto(draft.Name, draft.Path, scan.Width, scan.Height, objects, ignored, draft.HasPart);
    }

    // Where one of two is for measuring it stays, for what was trained with cannot be measured on.
    private static List<FittedPhoto> WithoutTwins(List<FittedPhoto> photos, ICollection<Trouble> troubles)
    {
        var kept = new Dictionary<string, FittedPhoto>(StringComparer.Ordinal);
        var dropped = new HashSet<FittedPhoto>();
        foreach (FittedPhoto photo in photos.OrderByDescending(photo => photo.Draft.Split))
        {
            if (kept.TryAdd(photo.Hash, photo))
            {
                continue;
            }

            dropped.Add(photo);
            FittedPhoto twin = kept[photo.Hash];
            bool same = HasSameLabels(photo.Photo, twin.Photo);
            string where = twin.Draft.Line > 0 ? $"{twin.Draft.Labels}:{twin.Draft.Line}" : twin.Draft.Labels;
            string message = $"{photo.Photo.File} has the same bytes as {twin.Photo.File} ({where}) {(same ? "and the same labels." : "but other labels.")}";
            TroubleKind kind = photo.Draft.Split != twin.Draft.Split ? TroubleKind.PhotoInBoth : same ? TroubleKind.PhotoTwice : TroubleKind.PhotoContradicted;
            troubles.Add(new Trouble(kind, photo.Draft.Labels, photo.Draft.Line, message));
        }

        return photos.FindAll(photo => !dropped.Contains(photo));
    }

    // Who labels a photo twice by hand draws the same boxes a little apart.
    private static bool HasSameLabels(LabelledPhoto a, LabelledPhoto b) =>
        a.Objects.Count == b.Objects.Count
        && a.Ignored.Count == b.Ignored.Count
        && a.Objects.All(wanted => b.Objects.Any(known => known.ClassName == wanted.ClassName && known.Box.Overlap(wanted.Box) >= SameOverlap))
        && a.Ignored.All(wanted => b.Ignored.Any(known => known.Overlap(wanted) >= SameOverlap));
}
