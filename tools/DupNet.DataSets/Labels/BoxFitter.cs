using System;
using System.Collections.Generic;
using System.Globalization;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;

namespace DupNet.DataSets.Labels;

/// <summary>Holds labelled boxes against the photo that they lie in.</summary>
/// <param name="width">Columns of the photo.</param>
/// <param name="height">Rows of the photo.</param>
/// <param name="troubles">Takes what is odd.</param>
internal sealed class BoxFitter(int width, int height, ICollection<Trouble> troubles)
{
    /// <summary>Differences that rounding makes, in pixels.</summary>
    private const double Rounding = 0.01;

    /// <summary>Cuts a box to the photo; null when less than a pixel of it is left.</summary>
    /// <param name="draft">Says where the label is.</param>
    /// <param name="box">The box in pixels of the photo.</param>
    public Box? Fit(BoxDraft draft, Box box)
    {
        if (box.Width > 0 && box.Height > 0 && (box.X >= width || box.Y >= height || box.X + box.Width <= 0 || box.Y + box.Height <= 0))
        {
            return Drop(draft, TroubleKind.BoxOutside, $"the box {Text(box)} lies outside the photo of {width} x {height} pixels.");
        }

        Box cut = box.Within(width, height);
        if (!(cut.Width >= 1 - Rounding && cut.Height >= 1 - Rounding))
        {
            return Drop(draft, TroubleKind.BoxEmpty, $"the box {Text(box)} has less than a pixel in the photo of {width} x {height}{(IsLikeAFraction(draft) ? "; is it a fraction, unlike the others?" : ".")}");
        }

        if (box.Width > width + Rounding || box.Height > height + Rounding)
        {
            Tell(draft, TroubleKind.BoxLarger, $"the box {Text(box)} is larger than the photo of {width} x {height} pixels.");
        }
        else if (Math.Max(box.Width - cut.Width, box.Height - cut.Height) > Rounding)
        {
            Tell(draft, TroubleKind.BoxCut, $"the box {Text(box)} reaches beyond the photo of {width} x {height} pixels.");
        }
        else if (box.X >= 0 && box.Y >= 0 && box.X + box.Width <= width && box.Y + box.Height <= height)
        {
            // Not a hair is changed in boxes that fit.
            return box;
        }

        return cut;
    }

    /// <summary>Reports what is odd about a label.</summary>
    /// <param name="draft">Says where the label is.</param>
    /// <param name="kind">Kind of the trouble.</param>
    /// <param name="message">What is odd, in words.</param>
    public void Tell(BoxDraft draft, TroubleKind kind, string message) =>
        troubles.Add(new Trouble(kind, draft.Path, draft.Line, draft.Place is null ? message : $"{draft.Place}: {message}"));

    /// <summary>Whether two boxes differ by no more than rounding.</summary>
    public static bool AreSame(Box a, Box b) =>
        Math.Abs(a.X - b.X) <= Rounding && Math.Abs(a.Y - b.Y) <= Rounding && Math.Abs(a.Width - b.Width) <= Rounding && Math.Abs(a.Height - b.Height) <= Rounding;

    /// <summary>Writes a box for a message: x, y, width, height in pixels.</summary>
    public static string Text(Box box) =>
        string.Create(CultureInfo.InvariantCulture, $"{box.X:0.##},{box.Y:0.##},{box.Width:0.##},{box.Height:0.##}");

    private static bool IsLikeAFraction(BoxDraft draft) =>
        !draft.IsInFractions && draft.Box is { X: >= 0 and <= 1, Y: >= 0 and <= 1, Width: > 0 and <= 1, Height: > 0 and <= 1 };

    private Box? Drop(BoxDraft draft, TroubleKind kind, string message)
    {
        Tell(draft, kind, message);
        return null;
    }
}
