namespace System;

public struct TimeSpan
{
    public const long TicksPerMillisecond = 10000;

    public const long TicksPerSecond = 10000000;

    public static readonly TimeSpan Zero;

    private readonly long _ticks;

    public TimeSpan(long ticks) => throw null;

    public TimeSpan(int hours, int minutes, int seconds) => throw null;

    public TimeSpan(int days, int hours, int minutes, int seconds) => throw null;

    public TimeSpan(int days, int hours, int minutes, int seconds, int milliseconds) => throw null;

    public long Ticks => throw null;

    public double TotalMilliseconds => throw null;

    public double TotalSeconds => throw null;

    public TimeSpan Add(TimeSpan ts) => throw null;

    public TimeSpan Subtract(TimeSpan ts) => throw null;

    public static TimeSpan FromTicks(long value) => throw null;

    public static TimeSpan FromMilliseconds(long value) => throw null;

    public static TimeSpan FromSeconds(long value) => throw null;

    public static TimeSpan operator -(TimeSpan t1, TimeSpan t2) => throw null;

    public static TimeSpan operator +(TimeSpan t1, TimeSpan t2) => throw null;

    public static bool operator ==(TimeSpan t1, TimeSpan t2) => throw null;

    public static bool operator !=(TimeSpan t1, TimeSpan t2) => throw null;

    public static bool operator <(TimeSpan t1, TimeSpan t2) => throw null;

    public static bool operator <=(TimeSpan t1, TimeSpan t2) => throw null;

    public static bool operator >(TimeSpan t1, TimeSpan t2) => throw null;

    public static bool operator >=(TimeSpan t1, TimeSpan t2) => throw null;

    public override bool Equals(object value) => throw null;

    public static bool Equals(TimeSpan t1, TimeSpan t2) => throw null;

    public override int GetHashCode() => throw null;

    public override string ToString() => throw null;
}
