using System;
using DupNet.Pictures;

namespace DupNet.Reporting.Markup;

/// <summary>Pictures as addresses that hold their bytes.</summary>
internal static class DataUri
{
    private const int ThumbnailQuality = 70;

    /// <summary>A photo, which loses what nobody sees.</summary>
    public static string Jpeg(Picture picture) => "data:image/jpeg;base64," + Convert.ToBase64String(PictureFile.EncodeJpeg(picture, ThumbnailQuality));

    /// <summary>A picture whose every pixel counts.</summary>
    public static string Png(Picture picture) => "data:image/png;base64," + Convert.ToBase64String(PictureFile.EncodePng(picture));
}
