using System;

namespace DupNet.DataSets.Troubles;

/// <summary>Tells what follows from the kind of a trouble.</summary>
public static class TroubleKinds
{
    /// <summary>
    /// Whether such a trouble leaves out something that the labels mean, so that results are those of the rest; otherwise it was put right.
    /// </summary>
    /// <param name="kind">The kind.</param>
    public static bool LeavesOut(this TroubleKind kind) => kind is TroubleKind.PhotoContradicted
        or TroubleKind.RowUnreadable or TroubleKind.BoxAstray or TroubleKind.FileUnreadable or TroubleKind.PhotoMissing or TroubleKind.PhotoOutside
        or TroubleKind.PhotoUnreadable or TroubleKind.SizeDiffers;

    /// <summary>A heading for a list of such troubles: what is odd, and what was done about it.</summary>
    /// <param name="kind">The kind.</param>
    public static string Heading(this TroubleKind kind) => kind switch
    {
        TroubleKind.BoxCut => "boxes that reach beyond their photo, cut to it",
        TroubleKind.BoxLarger => "boxes larger than their photo, cut to it",
        TroubleKind.BoxOutside => "boxes that lie outside their photo, dropped",
        TroubleKind.BoxEmpty => "boxes without a whole pixel, dropped",
        TroubleKind.BoxTwice => "boxes that are there twice, dropped once",
        TroubleKind.Fractions => "tables in fractions of the photo, turned into pixels",
        TroubleKind.SizeScaled => "photos labelled at another size, boxes scaled",
        TroubleKind.EmptyRow => "rows without a box for photos that have boxes, dropped",
        TroubleKind.PhotoMoved => "photos named by a path of another place, found in the folder",
        TroubleKind.PhotoTwice => "photos that are there twice, dropped once",
        TroubleKind.PhotoInBoth => "photos for training that are also for measuring, dropped from training",
        TroubleKind.PhotoUnlisted => "photos in no part of the set, passed over",
        TroubleKind.PhotoContradicted => "photos that are there twice with different labels, left out the second time",
        TroubleKind.RowUnreadable => "rows that cannot be read, their photos left out",
        TroubleKind.BoxAstray => "boxes of no photo of the set, left out",
        TroubleKind.FileUnreadable => "labels that cannot be read, left out",
        TroubleKind.PhotoMissing => "photos that are not there, left out",
        TroubleKind.PhotoOutside => "photos outside the folder, left out",
        TroubleKind.PhotoUnreadable => "photos that cannot be read, left out",
        TroubleKind.SizeDiffers => "photos of another shape than labelled, left out",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
