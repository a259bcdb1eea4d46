using System;

namespace DupNet.Pictures;

/// <summary>A colour picture in memory, with 3 bytes a pixel: red, green, blue.</summary>
public sealed class Picture
{
    /// <summary>Number of bytes a pixel: red, green, blue.</summary>
    public const int Channels = 3;

    /// <summary>Makes a black picture.</summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    public Picture(int width, int height)
        : this(width, height, new byte[BytesFor(width, height)])
    {
    }

    /// <summary>Makes a picture over <paramref name="rgb"/>, which is kept, not copied.</summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="rgb">R, G, B bytes of the pixels, row after row without gaps: width * height * 3 bytes.</param>
    public Picture(int width, int height, byte[] rgb)
    {
        ArgumentNullException.ThrowIfNull(rgb);
        int bytes = BytesFor(width, height);
        if (rgb.Length != bytes)
        {
            throw new ArgumentException(
                $"{width} x {height} pixels need {bytes} bytes, not {rgb.Length}.", nameof(rgb));
        }

        Width = width;
        Height = height;
        Rgb = rgb;
    }

    /// <summary>Width of the picture in pixels.</summary>
    public int Width { get; }

    /// <summary>Height of the picture in pixels.</summary>
    public int Height { get; }

    /// <summary>The red, green and blue bytes of the pixels, row after row without gaps.</summary>
    public byte[] Rgb { get; }

    /// <summary>Index in <see cref="Rgb"/> of the red byte of a pixel; green and blue follow.</summary>
    public int IndexOf(int x, int y) => ((y * Width) + x) * Channels;

    /// <summary>The average of a channel over a rectangle of pixels, rounded to nearest, halves up.</summary>
    /// <param name="channel">0 red, 1 green, 2 blue.</param>
    /// <param name="left">The first column.</param>
    /// <param name="right">One after the last column.</param>
    /// <param name="top">The first row.</param>
    /// <param name="bottom">One after the last row.</param>
    internal byte Average(int channel, int left, int right, int top, int bottom)
    {
        int pixels = (right - left) * (bottom - top);
        long sum = pixels / 2;
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                sum += Rgb[IndexOf(x, y) + channel];
            }
        }

        return (byte)(sum / pixels);
    }

    /// <summary>Makes a picture of the same pixels in memory of its own.</summary>
    public Picture Copy() => new(Width, Height, (byte[])Rgb.Clone());

    private static int BytesFor(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        long bytes = (long)width * height * Channels;
        if (bytes > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(nameof(height), $"{width} x {height} pixels do not fit an array.");
        }

        return (int)bytes;
    }
}
