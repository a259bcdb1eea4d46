using System;
using SkiaSharp;

namespace DupNet.Pictures;

/// <summary>Adds the marks of JPEG compression to pictures.</summary>
public static class JpegRecompression
{
    /// <summary>Compresses a picture as JPEG and decodes it again, in place.</summary>
    /// <param name="rgb">The picture: width * height * 3 bytes, replaced by the result.</param>
    /// <param name="width">Width of the picture in pixels.</param>
    /// <param name="height">Height of the picture in pixels.</param>
    /// <param name="quality">JPEG quality, 0..100.</param>
    public static void Apply(Span<byte> rgb, int width, int height, int quality)
    {
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var bitmap = new SKBitmap(info);
        Span<byte> rgba = bitmap.GetPixelSpan();
        for (int i = 0, o = 0; i < width * height * 3; i += 3, o += 4)
        {
            rgba[o] = rgb[i];
            rgba[o + 1] = rgb[i + 1];
            rgba[o + 2] = rgb[i + 2];
            rgba[o + 3] = 255;
        }

        using SKData jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        using SKBitmap decoded = SKBitmap.Decode(jpeg, info);
        ReadOnlySpan<byte> pixels = decoded.GetPixelSpan();
        for (int i = 0, o = 0; i < width * height * 3; i += 3, o += 4)
        {
            rgb[i] = pixels[o];
            rgb[i + 1] = pixels[o + 1];
            rgb[i + 2] = pixels[o + 2];
        }
    }
}
