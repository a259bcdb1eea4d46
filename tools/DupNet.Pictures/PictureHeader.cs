using System;
using DupNet.Pictures.Reading;

namespace DupNet.Pictures;

/// <summary>Reads what a picture file says about its picture, apart from the pixels.</summary>
public static class PictureHeader
{
    private const int FirstThatSwapsSides = 5;

    /// <summary>
    /// The size of the upright picture in pixels, as <see cref="PictureFile.Load(string)"/> gives it. Pixels are not decoded, so they may
    /// be damaged.
    /// </summary>
    /// <param name="path">The file's name, for messages.</param>
    /// <param name="bytes">The bytes of the file.</param>
    /// <exception cref="PictureException">
    /// The file is no picture in a format that is read, is empty, or has more than <see cref="PictureFile.MaxPixels"/> pixels.
    /// </exception>
    public static (int Width, int Height) SizeOf(string path, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        PictureFormat format = PictureFile.CheckFormat(path, bytes);
        (int width, int height) = PictureFile.CheckSize(path, format, bytes);
        bool sidesSwap = StoredOrientation.Of(format, bytes) >= FirstThatSwapsSides;
        return sidesSwap ? (height, width) : (width, height);
    }
}
