namespace System;

/// <summary>A piece of a byte array.</summary>
public readonly ref struct SpanByte
{
    public SpanByte(byte[] array, int start, int length)
    {
        if (array == null || start < 0 || length < 0 || start + length > array.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(length));
        }

        Array = array;
        Start = start;
        Length = length;
    }

    /// <summary>The array, for simulated devices.</summary>
    public byte[] Array { get; }

    /// <summary>Place of the first byte, for simulated devices.</summary>
    public int Start { get; }

    public int Length { get; }
}
