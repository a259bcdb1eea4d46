namespace DupNet.Pictures.Reading;

/// <summary>Reads picture files through to tell whether their pixels are all there.</summary>
internal static class PictureReader
{
    /// <summary>Checks that the pixels of a file are all there, as far as its format lets that be seen.</summary>
    /// <param name="format">Format of the file.</param>
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
