using System;
using DupNet.Embedded;
using DupNet.Pictures;

namespace DupNet.Devices;

/// <summary>A picture in the form in which a board gets it.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Factor">Number of the picture's pixels along a side that make one pixel of the frame, at least 1.</param>
public sealed record SentFrame(Frame Frame, int Factor)
{
    /// <summary>Finer than the sampler of any board looks at.</summary>
    private const int FinestGrid = 4;

    /// <summary>
    /// Reduces a picture by a whole factor, so that it fits a board's memory and has no more pixels than the board's sampler reads.
    /// </summary>
    /// <param name="picture">The picture.</param>
    /// <param name="format">The format. Where two pixels share bytes, an odd last column is left out.</param>
    /// <param name="status">The board's status.</param>
    /// <exception cref="DeviceException">The board has no room for a picture of this shape, or the picture is too narrow for the format.</exception>
    /// <exception cref="ArgumentException">The format does not exist.</exception>
    public static SentFrame Make(Picture picture, PixelFormat format, DeviceStatus status)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(status);
        PixelLayout layout = PixelLayout.Of(format);
        if (picture.Width < layout.PixelsPerGroup)
        {
            throw new DeviceException($"a picture of one column cannot be sent as {layout.Name}, where two pixels share bytes.");
        }

        for (int factor = 1; factor <= Math.Min(picture.Width, picture.Height); factor++)
        {
            int width = (picture.Width + factor - 1) / factor;
            width -= width % layout.PixelsPerGroup;
            int height = (picture.Height + factor - 1) / factor;
            if (width > 0
                && (long)width * height * layout.BytesPerPixel <= status.PictureBytes
                && width <= Math.Min(Frame.MaxSide, FinestGrid * status.InputWidth)
                && height <= Math.Min(Frame.MaxSide, FinestGrid * status.InputHeight))
            {
                Picture reduced = PictureReducer.Reduce(picture, factor);
                return new SentFrame(new Frame(FramePixels.Make(reduced, format), width, height, format), factor);
            }
        }

        throw new DeviceException($"the board has {status.PictureBytes} bytes for a picture, too few for one of this shape.");
    }
}
