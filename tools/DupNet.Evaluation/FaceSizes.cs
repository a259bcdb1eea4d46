using System;
using System.Collections.Generic;

namespace DupNet.Evaluation;

/// <summary>Size classes of faces, by the longer side of the box over the longer side of the photo.</summary>
public static class FaceSizes
{
    private static readonly double[] s_lowerBounds = [0, 0.05, 0.08, 0.12, 0.2, 0.35];

    /// <summary>Lower bound of each size class, 0..1, ascending. A class ends where the next one starts.</summary>
    public static IReadOnlyList<double> LowerBounds => s_lowerBounds;

    /// <summary>Name of a size class, such as <c>0.05-0.08</c>.</summary>
    public static string NameOf(int sizeClass)
    {
        string lower = FormattableString.Invariant($"{s_lowerBounds[sizeClass]:0.00}");
        return sizeClass + 1 < s_lowerBounds.Length
            ? FormattableString.Invariant($"{lower}-{s_lowerBounds[sizeClass + 1]:0.00}")
            : lower + "-";
    }

    /// <summary>The size class of a face: an index into <see cref="LowerBounds"/>.</summary>
    public static int ClassOf(Box face, int photoWidth, int photoHeight)
    {
        double size = face.LongerSide / Math.Max(photoWidth, photoHeight);
        int sizeClass = s_lowerBounds.Length - 1;
        while (sizeClass > 0 && size < s_lowerBounds[sizeClass])
        {
            sizeClass--;
        }

        return sizeClass;
    }
}
