using System;
using System.Globalization;

namespace DupNet.Training.Learning;

/// <summary>How long a run still takes, for people.</summary>
public static class TimeLeft
{
    /// <summary>Hours, as many as there are, and minutes.</summary>
    /// <param name="seconds">The time.</param>
    public static string Text(double seconds)
    {
        long minutes = (long)(seconds / 60);
        return string.Create(CultureInfo.InvariantCulture, $"{Math.DivRem(minutes, 60, out long rest)}:{rest:00}");
    }
}
