using System;

namespace DupNet.Sequences.Arithmetic;

/// <summary>Random numbers that are the same on every machine and in every version of .NET (SplitMix64; Steele, Lea, Flood, 2014).</summary>
/// <param name="seed">Decides about all numbers.</param>
public sealed class SeededRandom(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>Makes a seed of a seed and a name, so that things with other names get other numbers.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="name">The name.</param>
    public static ulong Mix(ulong seed, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ulong mixed = Scramble(seed + Step);
        foreach (char character in name)
        {
            mixed = Scramble(mixed + character + Step);
        }

        return mixed;
    }

    /// <summary>Makes a seed of a seed and a number.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="number">The number.</param>
    public static ulong Mix(ulong seed, int number) => Scramble(Scramble(seed + Step) + (ulong)number + Step);

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits() => Scramble(_state += Step);

    /// <summary>A random number of 0 .. <paramref name="bound"/> - 1.</summary>
    /// <param name="bound">At least 1.</param>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)Math.BigMul(NextBits(), (ulong)bound, out _);
    }

    /// <summary>A random number of <paramref name="least"/> .. <paramref name="most"/>.</summary>
    /// <param name="least">The least number.</param>
    /// <param name="most">The largest number.</param>
    public int Between(int least, int most) => least + Below(most - least + 1);

    private static ulong Scramble(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
