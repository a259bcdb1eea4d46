namespace System;

public class ArgumentOutOfRangeException : ArgumentException
{
    public ArgumentOutOfRangeException() => throw null;

    public ArgumentOutOfRangeException(string paramName) => throw null;

    public ArgumentOutOfRangeException(string paramName, string message) => throw null;
}
