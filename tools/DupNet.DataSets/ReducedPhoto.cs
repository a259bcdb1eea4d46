using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.DataSets;

/// <summary>A photo that is made smaller when it is read, by a whole factor, and its labels with it.</summary>
public sealed class ReducedPhoto
{
    private readonly LabelledPhoto _whole;
    private readonly int _factor;

    /// <summary>Reduces the labels of a photo; its pixels are not read yet.</summary>
    /// <param name="whole">The photo.</param>
    /// <param name="longestSide">At most twice as long is the longer side of the result, in pixels; shorter ones stay as they are.</param>
    public ReducedPhoto(LabelledPhoto whole, int longestSide)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentOutOfRangeException.ThrowIfLessThan(longestSide, 1);
        _whole = whole;
        _factor = Math.Max(1, Math.Max(whole.Width, whole.Height) / longestSide);
        Photo = _factor == 1
            ? whole
            : new LabelledPhoto(
                whole.File,
                whole.Path,
                (whole.Width + _factor - 1) / _factor,
                (whole.Height + _factor - 1) / _factor,
                [.. whole.Objects.Select(labelled => labelled with { Box = Reduce(labelled.Box) })],
                [.. whole.Ignored.Select(Reduce)],
                whole.Part is not null);
    }

    /// <summary>The smaller photo and its labels.</summary>
    public LabelledPhoto Photo { get; }

    /// <summary>Decodes the photo and makes it smaller.</summary>
    /// <param name="picture">Its pixels, as many as <see cref="Photo"/> has.</param>
    /// <param name="trouble">Why it cannot be used; null when it can.</param>
    public bool TryLoad([NotNullWhen(true)] out Picture? picture, [NotNullWhen(false)] out Trouble? trouble)
    {
        if (!PhotoDecoder.TryLoad(_whole, out picture, out trouble))
        {
            return false;
        }

        picture = PictureReducer.Reduce(picture, _factor);
        return true;
    }

    private Box Reduce(Box box) => new(box.X / _factor, box.Y / _factor, box.Width / _factor, box.Height / _factor);
}
