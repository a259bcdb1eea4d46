using System;
using System.Globalization;

namespace DupNet.CommandLine.Output;

/// <summary>How long something takes, for people: <c>45s</c>, <c>3m20s</c>, <c>2h05m</c>.</summary>
public static class TimeText
{
    private const int SecondsPerMinute = 60;
    private const int MinutesPerHour = 60;

    /// <summary>Writes a time in words. What is less than the smallest unit shown is cut off.</summary>
    /// <param name="seconds">The time in seconds; less than 0 counts as 0.</param>
    public static string Of(double seconds)
    {
        long whole = (long)Math.Max(0, seconds);
        long minutes = whole / SecondsPerMinute;
        return minutes switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"{whole}s"),
            < MinutesPerHour => string.Create(CultureInfo.InvariantCulture, $"{minutes}m{whole % SecondsPerMinute:00}s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{minutes / MinutesPerHour}h{minutes % MinutesPerHour:00}m"),
        };
    }
}
