using System;
using System.Collections.Generic;
using System.IO;
using DupNet.Files;
using SkiaSharp;

namespace DupNet.Pictures;

/// <summary>Picture files in and out.</summary>
public static class PictureFile
{
    /// <summary>Largest picture that <see cref="Load"/> decodes, in pixels.</summary>
    public const int MaxPixels = 128 * 1024 * 1024;

    /// <summary>Largest file that <see cref="Load"/> reads, in bytes.</summary>
    public const int MaxFileBytes = 512 * 1024 * 1024;

    /// <summary>Quality of the lossy formats that <see cref="Save"/> writes, 0..100.</summary>
    private const int Quality = 92;

    /// <summary>Extensions that name a picture when a folder is searched, lower case with the dot.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".bmp", ".gif", ".jpeg", ".jpg", ".png", ".webp"];

    /// <summary>True when the extension of a path is one of <see cref="Extensions"/>, in any case.</summary>
    public static bool HasPictureExtension(string path)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        foreach (string known in Extensions)
        {
            if (extension == known)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Reads a JPEG, PNG, WebP, BMP or GIF (first frame) file; the format is told by content, not by name.
    /// </summary>
    /// <remarks>
    /// The picture is turned upright as its EXIF orientation says, as viewers show it: coordinates are those of the
    /// upright picture. Pixel values are taken as stored, without conversion by an embedded colour profile; gray
    /// becomes equal R, G and B; transparent pixels are laid over white.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <exception cref="PictureException">
    /// The file is missing, unreadable, no regular file, larger than <see cref="MaxFileBytes"/>, no picture, damaged, cut short, or larger than <see cref="MaxPixels"/>.
    /// </exception>
    public static Picture Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using SKData data = SKData.CreateCopy(ReadBytes(path));
        using SKCodec? codec = data.IsEmpty ? null : SKCodec.Create(data);
        if (codec is null)
        {
            throw new PictureException(
                $"{path}: not a picture in a known format (JPEG, PNG, WebP, BMP, GIF), or its header is damaged.");
        }

        int width = codec.Info.Width;
        int height = codec.Info.Height;
        if (width < 1 || height < 1)
        {
            throw new PictureException($"{path}: the picture is empty ({width} x {height} pixels).");
        }

        if ((long)width * height > MaxPixels)
        {
            throw new PictureException(
                $"{path}: {width} x {height} pixels are too many; at most {MaxPixels} are decoded.");
        }

        var picture = new Picture(width, height, Decode(path, codec, width, height));
        return Orientation.Upright(picture, codec.EncodedOrigin);
    }

    /// <summary>Writes a picture in the format that the extension names: .png, .jpg, .jpeg or .webp.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="path">The file, overwritten if it exists.</param>
    /// <exception cref="PictureException">The extension is another one, or the file cannot be written.</exception>
    public static void Save(Picture picture, string path)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentException.ThrowIfNullOrEmpty(path);
        SKEncodedImageFormat format = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".png" => SKEncodedImageFormat.Png,
            ".jpg" or ".jpeg" => SKEncodedImageFormat.Jpeg,
            ".webp" => SKEncodedImageFormat.Webp,
            _ => throw new PictureException($"{path}: pictures are written as .png, .jpg, .jpeg or .webp."),
        };

        using var bitmap = new SKBitmap(new SKImageInfo(
            picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Widen(picture.Rgb, bitmap.GetPixelSpan());
        using SKData? encoded = bitmap.Encode(format, Quality);
        if (encoded is null)
        {
            throw new PictureException(
                $"{path}: {picture.Width} x {picture.Height} pixels cannot be written in this format.");
        }

        try
        {
            File.WriteAllBytes(path, encoded.ToArray());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PictureException($"{path}: cannot be written: {e.Message}", e);
        }
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return RegularFile.ReadAllBytes(path, MaxFileBytes);
        }
        catch (FileRefusedException e)
        {
            throw new PictureException($"{path}: {e.Message}.", e);
        }
    }

    private static byte[] Decode(string path, SKCodec codec, int width, int height)
    {
        // Without a colour space the decoder leaves the stored values alone.
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, null)))
        {
            throw new PictureException($"{path}: no memory for {width} x {height} pixels.");
        }

        SKCodecResult result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result != SKCodecResult.Success)
        {
            string reason = result == SKCodecResult.IncompleteInput ? "it is cut short" : $"its data is damaged ({result})";
            throw new PictureException($"{path}: the picture cannot be decoded: {reason}.");
        }

        byte[] rgb = new byte[width * height * Picture.Channels];
        Narrow(bitmap.GetPixelSpan(), rgb);
        return rgb;
    }

    // Colours come multiplied by alpha, so what is left of white is 255 - alpha.
    private static void Narrow(ReadOnlySpan<byte> rgba, Span<byte> rgb)
    {
        for (int from = 0, to = 0; to < rgb.Length; from += 4, to += 3)
        {
            int white = 255 - rgba[from + 3];
            rgb[to] = (byte)(rgba[from] + white);
            rgb[to + 1] = (byte)(rgba[from + 1] + white);
            rgb[to + 2] = (byte)(rgba[from + 2] + white);
        }
    }

    private static void Widen(ReadOnlySpan<byte> rgb, Span<byte> rgba)
    {
        for (int from = 0, to = 0; from < rgb.Length; from += 3, to += 4)
        {
            rgba[to] = rgb[from];
            rgba[to + 1] = rgb[from + 1];
            rgba[to + 2] = rgb[from + 2];
            rgba[to + 3] = 255;
        }
    }
}
