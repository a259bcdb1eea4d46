namespace System;

public struct UInt64
{
    internal ulong _value;

    public const ulong MaxValue = 18446744073709551615;

    public const ulong MinValue = 0;

    public override string ToString() => throw null;

    public string ToString(string format) => throw null;

    public static ulong Parse(string s) => throw null;

    public static bool TryParse(string s, out ulong result) => throw null;
}
