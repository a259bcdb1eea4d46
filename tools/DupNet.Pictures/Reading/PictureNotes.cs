using System.Collections.Generic;

namespace DupNet.Pictures.Reading;

/// <summary>What a picture file says about its picture.</summary>
internal sealed class PictureNotes
{
    /// <summary>Exif data, in the order of the file.</summary>
    public List<byte[]> Exif { get; } = [];

    /// <summary>XMP packets, in the order of the file.</summary>
    public List<byte[]> Xmp { get; } = [];
}
