using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.Files;
using DupNet.Pictures.Reading;
using SkiaSharp;

namespace DupNet.Pictures;

/// <summary>Reads and writes picture files.</summary>
public static class PictureFile
{
    /// <summary>Largest picture that <see cref="Load(string)"/> decodes, in pixels: 67 million, as 8192 x 8192.</summary>
    public const int MaxPixels = PictureLimits.MaxPixels;

    /// <summary>Largest file that <see cref="Load(string)"/> reads, in bytes.</summary>
    public const int MaxFileBytes = 512 * 1024 * 1024;

    /// <summary>Quality of the lossy formats that <see cref="Save"/> writes, 0..100.</summary>
    private const int Quality = 92;

    /// <summary>Number of bytes that decoding takes for a pixel: 4 of the decoder, and those that are kept.</summary>
    private const int BytesOfPixel = 4 + Picture.Channels;

    private const string Formats = "JPEG, PNG, WebP, BMP, GIF";

    private const int Megabyte = 1_000_000;

    /// <summary>Extensions by which a search of folders knows pictures, in lower case with the dot.</summary>
    public static IReadOnlyList<string> Extensions { get; } =
        [".bmp", ".dib", ".gif", ".jfif", ".jpe", ".jpeg", ".jpg", ".png", ".webp"];

    /// <summary>Whether a path has one of <see cref="Extensions"/>, in any case.</summary>
    public static bool HasPictureExtension(string path) =>
        Extensions.Contains(Path.GetExtension(path).ToLowerInvariant());

    /// <summary>
    /// Whether a file is a picture that <see cref="Load(string)"/> knows: it has one of <see cref="Extensions"/>, or begins as such a
    /// picture does.
    /// </summary>
    /// <param name="path">Path of the file. A file that cannot be read is judged by its name alone.</param>
    public static bool IsPicture(string path) =>
        HasPictureExtension(path) || IsRead(PictureSignature.Of(RegularFile.ReadStart(path, PictureSignature.Bytes)));

    /// <summary>Reads a JPEG, PNG, WebP, BMP or GIF file (of GIF the first picture). The content tells the format, not the name.</summary>
    /// <remarks>
    /// <para>
    /// The picture is turned upright as its Exif data says (JPEG, PNG, WebP), or where that says nothing its XMP packet: coordinates are those
    /// of the upright picture. Pixel values are taken as stored, without conversion by an embedded colour profile; gray
    /// becomes equal R, G and B; transparent pixels are laid over white.
    /// </para>
    /// <para>
    /// A file is read if its pixels are all there, whatever else is missing, such as its end marker. Damage is seen wherever the format lets it be: in
    /// PNG by checksums, in JPEG and GIF by codes that do not fit, in all by bytes that are missing. Bytes that were changed within pixels of BMP
    /// and WebP files, or JPEG files with arithmetic coding, may be other pixels as well, and are taken for them.
    /// </para>
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <exception cref="PictureException">
    /// The file is missing, unreadable, no regular file, larger than <see cref="MaxFileBytes"/>, no picture, damaged, cut short, or larger than
    /// <see cref="MaxPixels"/>.
    /// </exception>
    public static Picture Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Picture picture = Read(path, ReadBytes(path), allowDamaged: false, out string? damage);
        return damage is null ? picture : throw new PictureException(damage);
    }

    /// <summary>Reads a file as <see cref="Load(string)"/> does. Of a damaged file it gives what can be decoded.</summary>
    /// <param name="path">The file.</param>
    /// <param name="damage">
    /// A message that names the file and says what it has lost; null if nothing. Pixels that are lost are of any colour.
    /// </param>
    /// <exception cref="PictureException">As for <see cref="Load(string)"/>, but for damage that leaves something to decode.</exception>
    public static Picture LoadDamaged(string path, out string? damage)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Read(path, ReadBytes(path), allowDamaged: true, out damage);
    }

    /// <summary>Reads the bytes of a picture as <see cref="Load(string)"/> reads a file.</summary>
    /// <param name="bytes">The bytes, at least one.</param>
    /// <param name="name">What messages call the picture.</param>
    /// <exception cref="PictureException">The bytes are no picture, damaged, cut short, or of more than <see cref="MaxPixels"/> pixels.</exception>
    public static Picture Decode(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        Picture picture = Read(name, bytes, allowDamaged: false, out string? damage);
        return damage is null ? picture : throw new PictureException(damage);
    }

    /// <summary>Writes a picture in the format that the extension names: .png, .jpg, .jpeg or .webp.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="path">Path of the file, which is overwritten if it exists.</param>
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

        byte[] encoded = Encode(picture, format, Quality)
            ?? throw new PictureException($"{path}: {picture.Width} x {picture.Height} pixels cannot be written in this format.");
        try
        {
            File.WriteAllBytes(path, encoded);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PictureException($"{path}: cannot be written: {e.Message}", e);
        }
    }

    /// <summary>A picture as the bytes of a JPEG file.</summary>
    /// <param name="picture">The picture, at most 65,535 pixels a side.</param>
    /// <param name="quality">0..100.</param>
    /// <exception cref="PictureException">It is too large for JPEG.</exception>
    public static byte[] EncodeJpeg(Picture picture, int quality) => EncodeWhole(picture, SKEncodedImageFormat.Jpeg, quality);

    /// <summary>A picture as the bytes of a PNG file, which keeps every pixel.</summary>
    /// <param name="picture">The picture.</param>
    /// <exception cref="PictureException">It is too large.</exception>
    public static byte[] EncodePng(Picture picture) => EncodeWhole(picture, SKEncodedImageFormat.Png, Quality);

    /// <summary>A picture as the bytes of a lossy WebP file.</summary>
    /// <param name="picture">The picture, at most 16,383 pixels a side.</param>
    /// <param name="quality">0..100.</param>
    /// <exception cref="PictureException">It is too large for WebP.</exception>
    internal static byte[] EncodeWebP(Picture picture, int quality) => EncodeWhole(picture, SKEncodedImageFormat.Webp, quality);

    private static byte[] EncodeWhole(Picture picture, SKEncodedImageFormat format, int quality)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return Encode(picture, format, quality)
            ?? throw new PictureException($"{picture.Width} x {picture.Height} pixels cannot be written as {format}.");
    }

    private static byte[]? Encode(Picture picture, SKEncodedImageFormat format, int quality)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(
            picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Widen(picture.Rgb, bitmap.GetPixelSpan());
        using SKData? encoded = bitmap.Encode(format, quality);
        return encoded?.ToArray();
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

    private static Picture Read(string path, byte[] bytes, bool allowDamaged, out string? damage)
    {
        PictureFormat format = CheckFormat(path, bytes);
        CheckSize(path, format, bytes);
        CheckedBytes file = PictureReader.Check(format, bytes);
        if (file.Loss is not null && !allowDamaged)
        {
            throw new PictureException(Damage(path, file.Loss));
        }

        Picture stored = Decode(path, file.Bytes, out string? fault);
        string? loss = file.Loss ?? fault;
        damage = loss is null ? null : Damage(path, loss);
        return Orientation.Upright(stored, StoredOrientation.Of(format, bytes));
    }

    /// <summary>Tells the format of a file's bytes.</summary>
    /// <exception cref="PictureException">The bytes are no picture in a format that is read.</exception>
    internal static PictureFormat CheckFormat(string path, byte[] bytes)
    {
        PictureFormat format = PictureSignature.Of(bytes);
        return IsRead(format) ? format : throw new PictureException($"{path}: {WhyNot(format)}.");
    }

    private static string Damage(string path, string loss) => $"{path}: the picture has lost pixels: {loss}.";

    private static bool IsRead(PictureFormat format) =>
        format is PictureFormat.Jpeg or PictureFormat.Png or PictureFormat.WebP or PictureFormat.Gif or PictureFormat.Bmp;

    private static string WhyNot(PictureFormat format) => format switch
    {
        PictureFormat.None => $"not a picture in a known format ({Formats}), or its header is damaged",
        PictureFormat.Heif => $"HEIF and AVIF pictures are not read; save it as one of {Formats}",
        PictureFormat.Tiff => $"TIFF and raw pictures are not read; save it as one of {Formats}",
        PictureFormat.Jpeg2000 => $"JPEG 2000 pictures are not read; save it as one of {Formats}",
        _ => $"JPEG XL pictures are not read; save it as one of {Formats}",
    };

    /// <summary>The size of a picture as it is stored, by its header; one that is empty or too large is refused.</summary>
    internal static (int Width, int Height) CheckSize(string path, PictureFormat format, byte[] bytes)
    {
        using SKData data = SKData.CreateCopy(bytes);
        using SKCodec? codec = SKCodec.Create(data);
        if (codec is null)
        {
            string? loss = PictureReader.Check(format, bytes).Loss;
            throw new PictureException(
                loss is null ? $"{path}: its header is damaged, or it is of a kind that is not decoded." : Damage(path, loss));
        }

        int width = codec.Info.Width;
        int height = codec.Info.Height;
        if (width < 1 || height < 1)
        {
            throw new PictureException($"{path}: the picture is empty ({width} x {height} pixels).");
        }

        long pixels = (long)width * height;
        if (pixels > MaxPixels)
        {
            throw new PictureException(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: {width} x {height} pixels are too many: {pixels:N0} ({pixels * BytesOfPixel / Megabyte:N0} MB); "
                + $"at most {MaxPixels:N0} ({(long)MaxPixels * BytesOfPixel / Megabyte:N0} MB) are decoded."));
        }

        return (width, height);
    }

    /// <summary>Decodes a picture as it is stored.</summary>
    /// <param name="path">Path of the file, for messages.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="fault">What the decoder found wrong, a clause; null for nothing.</param>
    private static Picture Decode(string path, byte[] bytes, out string? fault)
    {
        using SKData data = SKData.CreateCopy(bytes);
        using SKCodec codec = SKCodec.Create(data) ?? throw new PictureException($"{path}: its header is damaged.");
        int width = codec.Info.Width;
        int height = codec.Info.Height;

        // Without a colour space the decoder leaves the stored values alone.
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, null)))
        {
            throw new PictureException($"{path}: no memory for {width} x {height} pixels.");
        }

        // What is not decoded stays transparent, that is white.
        bitmap.Erase(SKColors.Transparent);
        SKCodecResult result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        fault = result switch
        {
            SKCodecResult.Success => null,
            SKCodecResult.IncompleteInput => "it is cut short",
            SKCodecResult.ErrorInInput => "its data is damaged",
            SKCodecResult.InvalidInput => throw new PictureException(Damage(path, "its data is damaged, and none of them can be decoded")),
            _ => throw new PictureException($"{path}: the picture cannot be decoded ({result})."),
        };
        var picture = new Picture(width, height);
        Narrow(bitmap.GetPixelSpan(), picture.Rgb);
        return picture;
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
