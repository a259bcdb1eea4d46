using System;

namespace DupNet.Pictures.Reading;

/// <summary>Pixels are missing in a file or cannot be right. The message is a clause: "it is cut short".</summary>
internal sealed class PixelLossException : Exception
{
    private PixelLossException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the failure that a file ends before its pixels do.</summary>
    /// <param name="there">What is left in the file, such as "3 of 8 rows are there".</param>
    public static PixelLossException CutShort(string there) => new($"it is cut short: {there}");

    /// <summary>Makes the failure that bytes of a file were changed, lost or added.</summary>
    /// <param name="fault">What shows the damage, a clause.</param>
    public static PixelLossException Damaged(string fault) => new($"its data is damaged: {fault}");
}
