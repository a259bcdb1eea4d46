using System;
using DupNet.Embedded;
using DupNet.Pictures;

namespace DupNet.Devices;

/// <summary>Pictures as the bytes of a camera's frame.</summary>
public static class FramePixels
{
    /// <summary>Whether a format can be made.</summary>
    /// <param name="format">The format.</param>
    public static bool CanMake(PixelFormat format)
        => format is PixelFormat.Gray8 or PixelFormat.Rgb565LittleEndian or PixelFormat.Rgb565BigEndian or PixelFormat.Rgb888;

    /// <summary>Bytes of a pixel.</summary>
    /// <param name="format">The format.</param>
    /// <exception cref="DeviceException">The format cannot be made.</exception>
    public static int BytesPerPixel(PixelFormat format) => format switch
    {
        PixelFormat.Gray8 => 1,
        PixelFormat.Rgb565LittleEndian or PixelFormat.Rgb565BigEndian => 2,
        PixelFormat.Rgb888 => 3,
        _ => throw new DeviceException($"pictures are not sent as {format}."),
    };

    /// <summary>The pixels, row by row without gaps.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="format">Gray8, one of the Rgb565, or Rgb888.</param>
    /// <exception cref="DeviceException">The format cannot be made.</exception>
    public static byte[] Make(Picture picture, PixelFormat format)
    {
        ArgumentNullException.ThrowIfNull(picture);
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
                    target[0] = (byte)GrayScale.Of(rgb[0], rgb[1], rgb[2]);
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
