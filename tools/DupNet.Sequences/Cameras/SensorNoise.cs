using System;
using DupNet.Pictures;
using DupNet.Sequences.Arithmetic;

namespace DupNet.Sequences.Cameras;

/// <summary>
/// Noise of a sensor: each value of each pixel gets a random part of its own. Its variance is that of reading plus one that grows with the
/// light (shot noise).
/// </summary>
/// <remarks>
/// The sum of four even random numbers of 0 to 65,535 is nearly normal: its mean is 131,070, its deviation 65,536 * sqrt(4 / 12) = 37,837.
/// </remarks>
internal sealed class SensorNoise
{
    private const int Values = 256;
    private const int Mean = 2 * ushort.MaxValue;
    private const int Deviation = 37837;

    /// <summary>Parts of a value in which deviations are told.</summary>
    private const int Fine = 16;

    private const long Unit = (long)Deviation * Fine;

    /// <summary>More than any noise: what is positive is divided the same everywhere, and rounded to nearest.</summary>
    private const int Offset = 4096;

    private readonly int[] _deviations = new int[Values];

    /// <summary>Makes the noise of a sensor.</summary>
    /// <param name="read">Standard deviation of a black pixel, in sixteenths of a byte's value.</param>
    /// <param name="shot">What a white pixel's deviation would be by shot noise alone, in sixteenths.</param>
    public SensorNoise(int read, int shot)
    {
        for (int value = 0; value < Values; value++)
        {
            _deviations[value] = Root((read * read) + (shot * shot * value / (Values - 1)));
        }
    }

    /// <summary>Adds the noise of a frame to a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="random">The random numbers of the frame.</param>
    public void Add(Picture picture, SeededRandom random)
    {
        byte[] values = picture.Rgb;
        for (int i = 0; i < values.Length; i++)
        {
            ulong bits = random.NextBits();
            long sum = (long)(bits & ushort.MaxValue) + (long)((bits >> 16) & ushort.MaxValue) + (long)((bits >> 32) & ushort.MaxValue) + (long)(bits >> 48) - Mean;
            long noise = ((sum * _deviations[values[i]]) + (Unit / 2) + (Offset * Unit)) / Unit;
            values[i] = (byte)Math.Clamp(values[i] + noise - Offset, 0, byte.MaxValue);
        }
    }

    private static int Root(int square)
    {
        int root = 0;
        while ((root + 1) * (root + 1) <= square)
        {
            root++;
        }

        return root;
    }
}
