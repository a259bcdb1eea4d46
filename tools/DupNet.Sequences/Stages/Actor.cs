using System;
using System.Collections.Generic;
using DupNet.Sequences.Cutting;

namespace DupNet.Sequences.Stages;

/// <summary>A person who moves from place to place, and is not there before the first and after the last.</summary>
/// <param name="sprite">What the person looks like.</param>
/// <param name="identity">Number of the person.</param>
/// <param name="places">The places in order of time, at least two.</param>
internal sealed class Actor(Sprite sprite, int identity, IReadOnlyList<Place> places)
{
    /// <summary>Frames of a step, and of a sway of who stands.</summary>
    private const int StepPeriod = 6;

    private const int SwayPeriod = 22;

    /// <summary>How far a head goes up with a step, and sways, as parts of the face's height.</summary>
    private const int StepPart = 24;

    private const int SwayPart = 40;

    /// <summary>What the person looks like.</summary>
    public Sprite Sprite => sprite;

    /// <summary>Number of the person.</summary>
    public int Identity => identity;

    /// <summary>Where the face is at a time; null while the person is not there.</summary>
    /// <param name="time">Frames since the start.</param>
    public Place? At(int time)
    {
        for (int i = 1; i < places.Count; i++)
        {
            Place from = places[i - 1];
            Place to = places[i];
            if (time < from.Time || time > to.Time)
            {
                continue;
            }

            int span = Math.Max(1, to.Time - from.Time);
            int x = from.X + (int)((long)(to.X - from.X) * (time - from.Time) / span);
            int y = from.Y + (int)((long)(to.Y - from.Y) * (time - from.Time) / span);
            return from.X != to.X
                ? new Place(time, x, y - Wave(time, StepPeriod, sprite.Face.Height / StepPart))
                : new Place(time, x + Wave(time, SwayPeriod, sprite.Face.Height / SwayPart), y + Wave(time, SwayPeriod * 2, sprite.Face.Height / SwayPart));
        }

        return null;
    }

    /// <summary>A movement there and back.</summary>
    private static int Wave(int time, int period, int most)
    {
        int phase = time % period;
        return most * 2 * Math.Min(phase, period - phase) / period;
    }
}
