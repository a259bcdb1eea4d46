namespace DupNet.Pictures.Reading;

/// <summary>How large a picture may be.</summary>
internal static class PictureLimits
{
    /// <summary>The most pixels that are read.</summary>
    public const int MaxPixels = 64 * 1024 * 1024;
}
