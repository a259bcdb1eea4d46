using System;

namespace DupNet.Training.Augmentation;

/// <summary>
/// A seeded random generator (SplitMix64). Its whole state is one number, so any sample of a run can be made again from the run's seed and
/// the sample's number alone.
/// </summary>
public struct RandomSource
{
    private ulong _state;

    /// <summary>Makes a generator for one sample, batch or epoch.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="stream">What the random numbers are for: each use has a stream of its own.</param>
    /// <param name="index">The number of the sample, batch or epoch.</param>
    public RandomSource(int seed, int stream, long index)
    {
        _state = Mix(Mix(((ulong)(uint)seed << 32) | (uint)stream) + (ulong)index);
    }

    /// <summary>Draws 64 random bits.</summary>
    public ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    /// <summary>Draws a number from 0 to below 1, uniformly.</summary>
    public double Next() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Draws a number from <paramref name="low"/> to below <paramref name="high"/>, uniformly.</summary>
    public double Next(double low, double high) => low + ((high - low) * Next());

    /// <summary>Draws a whole number from 0 to below <paramref name="count"/>, uniformly.</summary>
    public int Next(int count) => (int)((NextBits() >> 32) * (ulong)count >> 32);

    /// <summary>Draws a number from <paramref name="low"/> to below <paramref name="high"/> whose logarithm is uniform.</summary>
    public double NextLog(double low, double high) => Math.Exp(Next(Math.Log(low), Math.Log(high)));

    /// <summary>Draws whether something happens, with the given probability, 0..1.</summary>
    public bool Chance(double probability) => Next() < probability;

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
