namespace DupNet.Pictures.Reading;

/// <summary>Finds Exif data and XMP packets in WebP files: in chunks of their own.</summary>
internal static class WebPNotes
{
    /// <summary>Finds Exif data and XMP packets in the bytes of a WebP file.</summary>
    public static PictureNotes Of(byte[] bytes)
    {
        var notes = new PictureNotes();
        foreach (RiffChunk chunk in RiffChunk.Of(bytes))
        {
            if (chunk.Type == "EXIF")
            {
                notes.Exif.Add(chunk.Data(bytes).ToArray());
            }
            else if (chunk.Type == "XMP ")
            {
                notes.Xmp.Add(chunk.Data(bytes).ToArray());
            }
        }

        return notes;
    }
}
