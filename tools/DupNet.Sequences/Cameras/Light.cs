using System;
using DupNet.Pictures;
using DupNet.Sequences.Arithmetic;

namespace DupNet.Sequences.Cameras;

/// <summary>How bright frames are: steps that the exposure follows, slow drift, and bands of lamps that flicker with the mains.</summary>
internal sealed class Light
{
    /// <summary>Gain of a frame that stays as it is.</summary>
    private const int One = 256;

    /// <summary>An exposure control leaves this part of an error, in 1/8, after a frame.</summary>
    private const int Followed = 7;

    private readonly int[] _gains;
    private readonly int _flicker;
    private readonly int _bandRows;
    private readonly int _bandStep;

    private Light(int[] gains, int flicker, int bandRows, int bandStep)
    {
        _gains = gains;
        _flicker = flicker;
        _bandRows = bandRows;
        _bandStep = bandStep;
    }

    /// <summary>Light that does not change.</summary>
    public static Light Steady { get; } = new([One], 0, 1, 0);

    /// <summary>Light that changes in all ways.</summary>
    /// <param name="random">Decides how.</param>
    /// <param name="frames">Frames of the sequence.</param>
    /// <param name="rows">Rows of a frame.</param>
    public static Light Changing(SeededRandom random, int frames, int rows)
    {
        int[] gains = new int[frames];
        int step = One;
        int untilStep = random.Between(15, 40);
        int period = random.Between(120, 400);
        int depth = random.Between(10, 60);
        for (int i = 0; i < frames; i++)
        {
            if (--untilStep == 0)
            {
                // A cloud, a lamp, or the camera's own decision: a fifth to a half darker or brighter.
                int change = random.Between(20, 50);
                step = random.Below(2) == 0 ? One * 100 / (100 + change) : One * (100 + change) / 100;
                untilStep = random.Between(25, 90);
            }

            int phase = i % period;
            int drift = One + (depth * ((4 * Math.Min(phase, period - phase)) - period) / period);
            gains[i] = drift * step / One;
            step = One + ((step - One) * Followed / 8);
        }

        return new Light(gains, random.Between(4, 16), random.Between(rows / 3, rows), random.Between(3, rows / 3));
    }

    /// <summary>Changes the brightness of a frame.</summary>
    /// <param name="picture">The frame.</param>
    /// <param name="time">Its number.</param>
    public void Apply(Picture picture, int time)
    {
        int gain = _gains[time % _gains.Length];
        int stride = picture.Width * Picture.Channels;
        for (int y = 0; y < picture.Height; y++)
        {
            int bright = gain * (One + Band(y, time)) / One;
            if (bright == One)
            {
                continue;
            }

            Span<byte> row = picture.Rgb.AsSpan(y * stride, stride);
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = (byte)Math.Min(byte.MaxValue, ((row[i] * bright) + (One / 2)) / One);
            }
        }
    }

    /// <summary>The part by which a row is brighter or darker: a wave of two parabolas, like a sine.</summary>
    private int Band(int row, int time)
    {
        if (_flicker == 0)
        {
            return 0;
        }

        int half = _bandRows;
        int at = (int)((row + ((long)time * _bandStep)) % (2 * half));
        int within = at % half;
        int wave = _flicker * 4 * within * (half - within) / (half * half);
        return at < half ? wave : -wave;
    }
}
