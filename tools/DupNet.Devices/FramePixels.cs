using System;
using DupNet.Embedded;
using DupNet.Pictures;

namespace DupNet.Devices;

/// <summary>Turns pictures into the bytes of a camera's frame.</summary>
public static class FramePixels
{
    /// <summary>The bytes of a picture's pixels in a format, row after row without gaps.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="format">The format. Where two pixels share bytes, an odd last column is left out.</param>
    /// <exception cref="ArgumentException">The format does not exist.</exception>
    public static byte[] Make(Picture picture, PixelFormat format)
    {
        ArgumentNullException.ThrowIfNull(picture);
        PixelLayout layout = PixelLayout.Of(format);
        int group = layout.PixelsPerGroup;
        int columns = picture.Width - (picture.Width % group);
        byte[] pixels = new byte[picture.Height * columns * layout.BytesPerPixel];
        int at = 0;
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < columns; x += group)
            {
                int bytes = group * layout.BytesPerPixel;
                Write(picture.Rgb.AsSpan(picture.IndexOf(x, y), group * Picture.Channels), layout, pixels.AsSpan(at, bytes));
                at += bytes;
            }
        }

        return pixels;
    }

    private static void Write(ReadOnlySpan<byte> rgb, PixelLayout layout, Span<byte> target)
    {
        switch (layout.Reading)
        {
            case PixelReading.Gray:
                target[0] = (byte)Luma(rgb);
                break;

            case PixelReading.Rgb565:
                (int high, int low) = layout.IsBlueHigh ? (rgb[2], rgb[0]) : (rgb[0], rgb[2]);
                int value = ((high >> 3) << 11) | ((rgb[1] >> 2) << 5) | (low >> 3);
                target[layout.Place] = (byte)value;
                target[1 - layout.Place] = (byte)(value >> 8);
                break;

            case PixelReading.Rgb888:
                target[layout.Place] = rgb[0];
                target[1] = rgb[1];
                target[2 - layout.Place] = rgb[2];
                break;

            case PixelReading.Yuv422:
                ReadOnlySpan<byte> other = rgb[Picture.Channels..];
                (int first, int second) = (Luma(rgb), Luma(other));
                target[layout.Place] = (byte)first;
                target[layout.Place + 2] = (byte)second;

                // The inverse of how a frame is read: 454 and 359 in 1/256, of the mean of both pixels.
                target[1 - layout.Place] = Chroma(rgb[2] + other[2] - first - second, 454);
                target[3 - layout.Place] = Chroma(rgb[0] + other[0] - first - second, 359);
                break;

            default:
                throw new ArgumentException($"pixels are not written as {layout.Reading}", nameof(layout));
        }
    }

    private static int Luma(ReadOnlySpan<byte> rgb) => GrayScale.Of(rgb[0], rgb[1], rgb[2]);

    private static byte Chroma(int difference, int coefficient) => (byte)Math.Clamp((int)Math.Round(128 + (difference * 128.0 / coefficient)), 0, 255);
}
