namespace System;

public struct DateTime
{
    public static readonly DateTime MinValue;

    public static readonly DateTime MaxValue;

    public static readonly DateTime UnixEpoch;

    private readonly ulong _ticks;

    public DateTime(long ticks) => throw null;

    public DateTime(int year, int month, int day) => throw null;

    public DateTime(int year, int month, int day, int hour, int minute, int second) => throw null;

    public DateTime(int year, int month, int day, int hour, int minute, int second, int millisecond) => throw null;

    public static DateTime UtcNow => throw null;

    public long Ticks => throw null;

    public DateTime Add(TimeSpan val) => throw null;

    public DateTime AddTicks(long val) => throw null;

    public TimeSpan Subtract(DateTime val) => throw null;

    public DateTime Subtract(TimeSpan val) => throw null;

    public static DateTime operator +(DateTime d, TimeSpan t) => throw null;

    public static DateTime operator -(DateTime d, TimeSpan t) => throw null;

    public static TimeSpan operator -(DateTime d1, DateTime d2) => throw null;

    public static bool operator ==(DateTime d1, DateTime d2) => throw null;

    public static bool operator !=(DateTime t1, DateTime t2) => throw null;

    public static bool operator <(DateTime t1, DateTime t2) => throw null;

    public static bool operator <=(DateTime t1, DateTime t2) => throw null;

    public static bool operator >(DateTime t1, DateTime t2) => throw null;

    public static bool operator >=(DateTime t1, DateTime t2) => throw null;

    public override bool Equals(object obj) => throw null;

    public static bool Equals(DateTime t1, DateTime t2) => throw null;

    public override int GetHashCode() => throw null;

    public override string ToString() => throw null;

    public string ToString(string format) => throw null;
}
