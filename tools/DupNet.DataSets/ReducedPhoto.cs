using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.DataSets;

/// <summary>A photo that is made smaller by a whole factor when it is read, together with its labels.</summary>
public sealed class ReducedPhoto
{
    private readonly LabelledPhoto _whole;
    private readonly int _factor;

    /// <summary>Reduces the labels of a photo. Its pixels are read later.</summary>
    /// <param name="whole">The photo.</param>
    /// <param name="longestSide">Limit in pixels: the longer side of the result is less than twice this, and never made shorter than this.</param>
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

    /// <summary>The smaller photo with its labels.</summary>
    public LabelledPhoto Photo { get; }

    /// <summary>Decodes the photo and makes it smaller; false when it cannot be used.</summary>
    /// <param name="picture">The smaller picture, in the size of <see cref="Photo"/>.</param>
    /// <param name="trouble">Why the photo cannot be used; null when it can.</param>
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
