using System;
using System.IO;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace DupNet.Training.Photos;

/// <summary>Decodes picture files, and compresses pictures the way cameras do.</summary>
public static class PictureFile
{
    /// <summary>Decodes a JPEG, PNG, WebP, GIF or BMP file; rotation marks are not applied, as labels count stored pixels.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PhotoFolderException">The file cannot be read or decoded.</exception>
    public static Picture Read(string path)
    {
        try
        {
            return Decode(File.ReadAllBytes(path)) ?? throw new PhotoFolderException($"{path}: is not a picture that can be decoded");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PhotoFolderException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Compresses a picture as JPEG and decodes it again.</summary>
    /// <param name="rgb">Width * height * 3 bytes, replaced by the result.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="quality">0..100.</param>
    public static void Recompress(Span<byte> rgb, int width, int height, int quality)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Span<byte> rgba = bitmap.GetPixelSpan();
        for (int i = 0, o = 0; i < width * height * 3; i += 3, o += 4)
        {
            rgba[o] = rgb[i];
            rgba[o + 1] = rgb[i + 1];
            rgba[o + 2] = rgb[i + 2];
            rgba[o + 3] = 255;
        }

        using SKData jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        Picture? decoded = Decode(jpeg.ToArray());
        decoded?.Rgb.CopyTo(rgb);
    }

    private static Picture? Decode(byte[] file)
    {
        using SKData data = SKData.CreateCopy(file);
        using SKCodec? codec = SKCodec.Create(data);
        if (codec is null)
        {
            return null;
        }

        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        byte[] rgba = new byte[info.BytesSize];
        GCHandle handle = GCHandle.Alloc(rgba, GCHandleType.Pinned);
        try
        {
            if (codec.GetPixels(info, handle.AddrOfPinnedObject()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
            {
                return null;
            }
        }
        finally
        {
            handle.Free();
        }

        byte[] rgb = new byte[info.Width * info.Height * 3];
        for (int i = 0, o = 0; o < rgb.Length; i += 4, o += 3)
        {
            rgb[o] = rgba[i];
            rgb[o + 1] = rgba[i + 1];
            rgb[o + 2] = rgba[i + 2];
        }

        return new Picture(info.Width, info.Height, rgb);
    }
}
