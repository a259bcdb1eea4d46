using System;

namespace DupNet.Training.Augmentation;

/// <summary>
/// A seeded generator (SplitMix64) whose whole state is one number, so that any sample of a run can be made again
/// from the run's seed and the sample's number alone.
/// </summary>
public struct RandomSource
{
    private ulong _state;

    /// <summary>Makes a generator.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="stream">What the numbers are for.</param>
    /// <param name="index">The number of the sample, batch or epoch.</param>
    public RandomSource(int seed, int stream, long index)
    {
        _state = Mix(Mix(((ulong)(uint)seed << 32) | (uint)stream) + (ulong)index);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    /// <summary>0 to below 1.</summary>
    public double Next() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary><paramref name="low"/> to below <paramref name="high"/>.</summary>
    public double Next(double low, double high) => low + ((high - low) * Next());

    /// <summary>0 to below <paramref name="count"/>.</summary>
    public int Next(int count) => (int)((NextBits() >> 32) * (ulong)count >> 32);

    /// <summary>Uniform in the logarithm.</summary>
    public double NextLog(double low, double high) => Math.Exp(Next(Math.Log(low), Math.Log(high)));

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => Next() < probability;

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
