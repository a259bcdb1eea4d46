namespace DupNet.Pictures.Reading;

/// <summary>Reads picture files through to tell whether their pixels are all there.</summary>
internal static class PictureReader
{
    /// <summary>Reads a file through.</summary>
    /// <param name="format">Its format.</param>
    /// <param name="bytes">The file.</param>
    public static CheckedBytes Check(PictureFormat format, byte[] bytes) => format switch
    {
        PictureFormat.Jpeg => JpegReader.Check(bytes),
        PictureFormat.Png => PngReader.Check(bytes),
        PictureFormat.WebP => WebPReader.Check(bytes),
        PictureFormat.Gif => GifReader.Check(bytes),
        PictureFormat.Bmp => BmpReader.Check(bytes),
        _ => new CheckedBytes(bytes, null),
    };
}
