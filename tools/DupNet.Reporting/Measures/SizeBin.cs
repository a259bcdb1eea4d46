using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Measuring.Models;

namespace DupNet.Reporting.Measures;

/// <summary>Objects of a size in the network's input, and how many of them are found.</summary>
/// <param name="Least">The least longer side, in input pixels.</param>
/// <param name="Most">Where the next bin begins; infinite for the last one.</param>
/// <param name="Objects">The number of objects.</param>
/// <param name="Found">How many of them are found.</param>
internal readonly record struct SizeBin(double Least, double Most, int Objects, int Found)
{
    private static readonly double[] s_bounds = [0, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192];

    /// <summary>The bin in words, such as <c>8-12</c>.</summary>
    public string Name => double.IsInfinity(Most)
        ? string.Create(CultureInfo.InvariantCulture, $"{Least:0} and more")
        : string.Create(CultureInfo.InvariantCulture, $"{Least:0}-{Most:0}");

    /// <summary>The bins from the first to the last that has objects; none without objects.</summary>
    /// <param name="outcomes">The photos.</param>
    /// <param name="input">The network's input.</param>
    public static IReadOnlyList<SizeBin> Of(IReadOnlyList<PhotoOutcome> outcomes, InputSize input)
    {
        int[] objects = new int[s_bounds.Length];
        int[] found = new int[s_bounds.Length];
        foreach (PhotoOutcome outcome in outcomes)
        {
            for (int i = 0; i < outcome.Photo.Boxes.Count; i++)
            {
                double side = InputPixels(outcome.Photo, outcome.Photo.Boxes[i], input);
                int bin = Array.FindLastIndex(s_bounds, bound => side >= bound);
                objects[bin]++;
                found[bin] += outcome.IsFound[i] ? 1 : 0;
            }
        }

        int first = Array.FindIndex(objects, static count => count > 0);
        int last = Array.FindLastIndex(objects, static count => count > 0);
        return first < 0
            ? []
            :
            [
                .. Enumerable.Range(first, last - first + 1).Select(i => new SizeBin(
                    s_bounds[i], i + 1 < s_bounds.Length ? s_bounds[i + 1] : double.PositiveInfinity, objects[i], found[i])),
            ];
    }

    /// <summary>The longer side of a box in the network's input, between bars.</summary>
    public static double InputPixels(LabelledPhoto photo, Box box, InputSize input) => box.LongerSide * Scale(photo, input);

    /// <summary>Input pixels a pixel of a photo.</summary>
    public static double Scale(LabelledPhoto photo, InputSize input) => Math.Min((double)input.Width / photo.Width, (double)input.Height / photo.Height);
}
