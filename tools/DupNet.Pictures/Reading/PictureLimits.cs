namespace DupNet.Pictures.Reading;

/// <summary>How large a picture may be.</summary>
internal static class PictureLimits
{
    /// <summary>Largest number of pixels of a picture that is read.</summary>
    public const int MaxPixels = 64 * 1024 * 1024;
}
