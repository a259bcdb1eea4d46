using System;
using DupNet.Embedded;
using DupNet.Pictures;

namespace DupNet.Devices;

/// <summary>A picture as a board gets it.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Factor">How many pixels of the picture along a side make one of the frame.</param>
public sealed record SentFrame(Frame Frame, int Factor)
{
    /// <summary>Finer than the sampler of any board looks at.</summary>
    private const int FinestGrid = 4;

    /// <summary>Reduces a picture by a whole factor so that it fits a board's memory and is not larger than its sampler sees.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="format">Gray8, one of the Rgb565, or Rgb888.</param>
    /// <param name="status">The board's status.</param>
    /// <exception cref="DeviceException">The board has room for no picture of this shape, or the format cannot be made.</exception>
    public static SentFrame Make(Picture picture, PixelFormat format, DeviceStatus status)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(status);
        int bytes = BytesPerPixel(format);
        for (int factor = 1; factor <= Math.Min(picture.Width, picture.Height); factor++)
        {
            int width = (picture.Width + factor - 1) / factor;
            int height = (picture.Height + factor - 1) / factor;
            if ((long)width * height * bytes <= status.PictureBytes
                && width <= Math.Min(Frame.MaxSide, FinestGrid * status.InputWidth)
                && height <= Math.Min(Frame.MaxSide, FinestGrid * status.InputHeight))
            {
                Picture reduced = PictureReducer.Reduce(picture, factor);
                return new SentFrame(new Frame(Pixels(reduced, format), reduced.Width, reduced.Height, format), factor);
            }
        }

        throw new DeviceException($"the board has {status.PictureBytes} bytes for a picture, too few for one of this shape.");
    }

    private static int BytesPerPixel(PixelFormat format) => format switch
    {
        PixelFormat.Gray8 => 1,
        PixelFormat.Rgb565LittleEndian or PixelFormat.Rgb565BigEndian => 2,
        PixelFormat.Rgb888 => 3,
        _ => throw new DeviceException($"pictures are not sent as {format}."),
    };

    private static byte[] Pixels(Picture picture, PixelFormat format)
    {
        int bytes = BytesPerPixel(format);
        byte[] pixels = new byte[picture.Width * picture.Height * bytes];
        for (int i = 0; i < picture.Width * picture.Height; i++)
        {
            ReadOnlySpan<byte> rgb = picture.Rgb.AsSpan(i * Picture.Channels, Picture.Channels);
            Span<byte> target = pixels.AsSpan(i * bytes, bytes);
            int rgb565 = ((rgb[0] >> 3) << 11) | ((rgb[1] >> 2) << 5) | (rgb[2] >> 3);
            switch (format)
            {
                case PixelFormat.Gray8:
                    // Luma of BT.601.
                    target[0] = (byte)(((77 * rgb[0]) + (150 * rgb[1]) + (29 * rgb[2]) + 128) >> 8);
                    break;

                case PixelFormat.Rgb565LittleEndian:
                    target[0] = (byte)rgb565;
                    target[1] = (byte)(rgb565 >> 8);
                    break;

                case PixelFormat.Rgb565BigEndian:
                    target[0] = (byte)(rgb565 >> 8);
                    target[1] = (byte)rgb565;
                    break;

                default:
                    rgb.CopyTo(target);
                    break;
            }
        }

        return pixels;
    }
}
