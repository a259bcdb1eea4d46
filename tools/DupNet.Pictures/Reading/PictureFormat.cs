namespace DupNet.Pictures.Reading;

/// <summary>A format of picture files, told by the bytes that they begin with.</summary>
internal enum PictureFormat
{
    /// <summary>The bytes are no picture that is known.</summary>
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

    /// <summary>HEIF, HEIC or AVIF, which is known but not read.</summary>
    Heif,

    /// <summary>TIFF, or the raw file of a camera, which is known but not read.</summary>
    Tiff,

    /// <summary>JPEG 2000, which is known but not read.</summary>
    Jpeg2000,

    /// <summary>JPEG XL, which is known but not read.</summary>
    JpegXl,
}
