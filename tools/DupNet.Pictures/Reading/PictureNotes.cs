using System.Collections.Generic;

namespace DupNet.Pictures.Reading;

/// <summary>Exif data and XMP packets of a picture file.</summary>
internal sealed class PictureNotes
{
    /// <summary>Blocks of Exif data, in the order of the file.</summary>
    public List<byte[]> Exif { get; } = [];

    /// <summary>XMP packets, in the order of the file.</summary>
    public List<byte[]> Xmp { get; } = [];
}
