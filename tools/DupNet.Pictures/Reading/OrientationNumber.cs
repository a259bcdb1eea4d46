namespace DupNet.Pictures.Reading;

/// <summary>The numbers of orientations, as Exif counts them.</summary>
internal static class OrientationNumber
{
    /// <summary>The smallest number, which stands for upright.</summary>
    public const int First = 1;

    /// <summary>The largest number.</summary>
    public const int Last = 8;
}
