using System;

namespace DupNet.Pictures.Reading;

/// <summary>Reads from a picture file how its stored picture is to be turned.</summary>
/// <remarks>
/// Exif tells it in all formats that can hold Exif data; where it says nothing, XMP does. GIF and BMP files hold neither (rows of a BMP file may be stored
/// from the top or from the bottom, which its decoder knows).
/// </remarks>
internal static class StoredOrientation
{
    /// <summary>The orientation of a file's picture, 1..8 as Exif counts; 1 when the file says nothing.</summary>
    /// <param name="format">The file's format.</param>
    /// <param name="bytes">The file.</param>
    public static int Of(PictureFormat format, byte[] bytes)
    {
        PictureNotes notes = format switch
        {
            PictureFormat.Jpeg => JpegNotes.Of(bytes),
            PictureFormat.Png => PngNotes.Of(bytes),
            PictureFormat.WebP => WebPNotes.Of(bytes),
            _ => new PictureNotes(),
        };
        foreach (byte[] exif in notes.Exif)
        {
            if (ExifOrientation.Of(exif) is >= OrientationNumber.First and int orientation)
            {
                return orientation;
            }
        }

        foreach (byte[] packet in notes.Xmp)
        {
            if (XmpOrientation.Of(packet) is >= OrientationNumber.First and int orientation)
            {
                return orientation;
            }
        }

        return OrientationNumber.First;
    }
}
