namespace DupNet.Pictures.Reading;

/// <summary>The numbers of orientations, as Exif counts them.</summary>
internal static class OrientationNumber
{
    /// <summary>Upright: the least number.</summary>
    public const int First = 1;

    /// <summary>The largest number.</summary>
    public const int Last = 8;
}
