using System;
using DupNet.Embedded;

namespace DupNet.Native.Tests;

/// <summary>Frames of noise in every format and position.</summary>
internal static class RandomFrames
{
    public static Frame Next(Random random)
    {
        PixelFormat format = (PixelFormat)random.Next(6);
        int bytesPerPixel = format == PixelFormat.Gray8 ? 1 : format is PixelFormat.Rgb888 or PixelFormat.Bgr888 ? 3 : 2;
        int width = random.Next(1, 160);
        width += format == PixelFormat.Yuv422 ? width % 2 : 0;
        int height = random.Next(1, 160);
        int stride = (((width * bytesPerPixel) + 3) / 4 * 4) + (4 * random.Next(2));
        byte[] pixels = new byte[stride * height];
        random.NextBytes(pixels);
        return new Frame(pixels, width, height, format)
        {
            Stride = stride,
            Rotation = (Rotation)random.Next(4),
            Mirror = random.Next(2) == 0,
        };
    }
}
