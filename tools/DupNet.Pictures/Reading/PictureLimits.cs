namespace DupNet.Pictures.Reading;

/// <summary>Limits for pictures that are read.</summary>
internal static class PictureLimits
{
    /// <summary>Largest number of pixels of a picture that is read.</summary>
    public const int MaxPixels = 64 * 1024 * 1024;
}
