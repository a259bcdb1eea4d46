using System;

namespace DupNet.Pictures.Tests;

/// <summary>Damages files.</summary>
internal static class Damage
{
    /// <summary>A copy in which some bytes are 0.</summary>
    public static byte[] Zero(byte[] bytes, int start, int count)
    {
        byte[] copy = (byte[])bytes.Clone();
        copy.AsSpan(start, count).Clear();
        return copy;
    }

    /// <summary>A copy in which some bytes are others.</summary>
    public static byte[] Scramble(byte[] bytes, int start, int count, Random random)
    {
        byte[] copy = (byte[])bytes.Clone();
        random.NextBytes(copy.AsSpan(start, count));
        return copy;
    }

    /// <summary>A copy without some bytes.</summary>
    public static byte[] Remove(byte[] bytes, int start, int count) => [.. bytes.AsSpan(0, start), .. bytes.AsSpan(start + count)];
}
