namespace System;

public struct Char
{
    internal char _value;

    public const char MaxValue = '\uFFFF';

    public const char MinValue = '\0';

    public override string ToString() => throw null;

    public char ToLower() => throw null;

    public char ToUpper() => throw null;
}
