namespace DupNet.Pictures.Reading;

/// <summary>A format of picture files, told by the bytes that they begin with.</summary>
internal enum PictureFormat
{
    /// <summary>No picture that is known.</summary>
    None,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>WebP.</summary>
    WebP,

    /// <summary>GIF.</summary>
    Gif,

    /// <summary>Windows bitmap.</summary>
    Bmp,

    /// <summary>HEIF, HEIC or AVIF: known, but not read.</summary>
    Heif,

    /// <summary>TIFF, and the raw files of cameras: known, but not read.</summary>
    Tiff,

    /// <summary>JPEG 2000: known, but not read.</summary>
    Jpeg2000,

    /// <summary>JPEG XL: known, but not read.</summary>
    JpegXl,
}
