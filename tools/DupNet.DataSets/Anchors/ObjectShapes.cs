using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;

namespace DupNet.DataSets.Anchors;

/// <summary>The objects of photos as a network sees them.</summary>
public static class ObjectShapes
{
    /// <summary>The shape of each object in pixels of an input that shows its photo whole and undistorted.</summary>
    /// <param name="photos">The photos.</param>
    /// <param name="width">Columns of the input.</param>
    /// <param name="height">Rows of the input.</param>
    public static IReadOnlyList<AnchorShape> Of(IReadOnlyList<LabelledPhoto> photos, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(photos);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        return [.. photos.SelectMany(photo => photo.Boxes.Select(box => Shown(box, Math.Min((double)width / photo.Width, (double)height / photo.Height))))];
    }

    private static AnchorShape Shown(Box box, double scale) => new(box.Width * scale, box.Height * scale);
}
