using System;
using System.Diagnostics.CodeAnalysis;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.DataSets;

/// <summary>Decodes the photos of a data set.</summary>
public static class PhotoDecoder
{
    /// <summary>Decodes a photo; false when it cannot be used.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="picture">The photo's pixels, in the size that its labels are for.</param>
    /// <param name="trouble">Why the photo cannot be used; null when it can.</param>
    public static bool TryLoad(LabelledPhoto photo, [NotNullWhen(true)] out Picture? picture, [NotNullWhen(false)] out Trouble? trouble)
    {
        ArgumentNullException.ThrowIfNull(photo);
        try
        {
            picture = PictureFile.Load(photo.Path);
        }
        catch (PictureException e)
        {
            picture = null;
            trouble = new Trouble(TroubleKind.PhotoUnreadable, photo.Path, 0, ReasonOf(e, photo.Path));
            return false;
        }

        trouble = picture.Width == photo.Width && picture.Height == photo.Height
            ? null
            : new Trouble(
                TroubleKind.SizeDiffers,
                photo.Path,
                0,
                $"is {picture.Width} x {picture.Height} pixels, but was {photo.Width} x {photo.Height} when its labels were read.");
        return trouble is null;
    }

    // The message begins with the file, which the trouble names already.
    internal static string ReasonOf(PictureException e, string path)
    {
        string start = path + ": ";
        return e.Message.StartsWith(start, StringComparison.Ordinal) ? e.Message[start.Length..] : e.Message;
    }
}
