using System;
using System.Buffers.Binary;

namespace DupNet.Pictures.Reading;

/// <summary>Tells the format of a picture file by its first bytes.</summary>
internal static class PictureSignature
{
    /// <summary>Number of a file's first bytes that are enough to tell its format.</summary>
    public const int Bytes = 18;

    private const int BmpHeader = 14;
    private const int SmallestBmpInfo = 12;
    private const int LargestBmpInfo = 124;

    /// <summary>The format of a file that begins with some bytes.</summary>
    public static PictureFormat Of(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xD8, 0xFF, ..] => PictureFormat.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PictureFormat.Png,
        _ when start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..].StartsWith("WEBP"u8) => PictureFormat.WebP,
        _ when start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8) => PictureFormat.Gif,
        _ when IsBmp(start) => PictureFormat.Bmp,
        _ when start.Length >= 12 && start[4..].StartsWith("ftyp"u8) && IsHeifBrand(start[8..]) => PictureFormat.Heif,
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => PictureFormat.Tiff,
        [0, 0, 0, 12, (byte)'j', (byte)'P', ..] or [0xFF, 0x4F, 0xFF, 0x51, ..] => PictureFormat.Jpeg2000,
        [0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', ..] or [0xFF, 0x0A, ..] => PictureFormat.JpegXl,
        _ => PictureFormat.None,
    };

    // "BM" alone begins many texts; a bitmap goes on with the size of a second header.
    private static bool IsBmp(ReadOnlySpan<byte> start) => start.StartsWith("BM"u8)
        && start.Length >= Bytes
        && BinaryPrimitives.ReadUInt32LittleEndian(start[BmpHeader..]) is >= SmallestBmpInfo and <= LargestBmpInfo;

    private static bool IsHeifBrand(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.StartsWith("avi"u8) || brand.StartsWith("mif1"u8) || brand.StartsWith("msf1"u8);
}
