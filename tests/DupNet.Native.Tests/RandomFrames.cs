using System;
using DupNet.Embedded;

namespace DupNet.Native.Tests;

/// <summary>Frames of noise in every format and position, some of them dark.</summary>
internal static class RandomFrames
{
    private const int DarkBits = 57;

    private static readonly PixelFormat[] s_formats = Enum.GetValues<PixelFormat>();
    private static readonly int s_rotations = Enum.GetValues<Rotation>().Length;

    public static Frame Next(Random random)
    {
        PixelLayout layout = PixelLayout.Of(s_formats[random.Next(s_formats.Length)]);
        int width = random.Next(1, 160);
        width += width % layout.PixelsPerGroup;
        Frame frame = Noise(random, layout, width, random.Next(1, 160), 4 * random.Next(2));
        for (int i = 0, kept = random.Next(3) == 0 ? DarkBits : byte.MaxValue; i < frame.Buffer.Length; i++)
        {
            frame.Buffer[i] &= (byte)kept;
        }

        frame.Rotation = (Rotation)random.Next(s_rotations);
        frame.Mirror = random.Next(2) == 0;
        return frame;
    }

    /// <summary>An upright frame whose rows start at multiples of 4.</summary>
    /// <param name="random">Gives the pixels.</param>
    /// <param name="layout">The format.</param>
    /// <param name="width">Columns, a multiple of the format's group.</param>
    /// <param name="height">Rows.</param>
    /// <param name="gap">Bytes between rows, a multiple of 4, beyond those up to the next multiple of 4.</param>
    public static Frame Noise(Random random, PixelLayout layout, int width, int height, int gap = 0)
    {
        int stride = (((width * layout.BytesPerPixel) + 3) / 4 * 4) + gap;
        byte[] pixels = new byte[stride * height];
        random.NextBytes(pixels);
        return new Frame(pixels, width, height, layout.Format) { Stride = stride };
    }
}
