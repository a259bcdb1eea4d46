namespace System;

public abstract class Enum : ValueType
{
    public bool HasFlag(Enum flag) => throw null;

    public override string ToString() => throw null;
}
