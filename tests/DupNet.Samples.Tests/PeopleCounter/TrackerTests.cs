using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using PeopleCounter;
using Xunit;

namespace DupNet.Samples.Tests.PeopleCounter;

public sealed class TrackerTests
{
    [Fact]
    public void ABoxThatMovesKeepsItsNumber()
    {
        Tracker tracker = new(4, 1, 2);
        for (int i = 0; i < 20; i++)
        {
            Frame(tracker, (100 - (4 * i), 50, 20));
            Assert.Equal((1, 1, i + 1, 0), (tracker.Count, tracker[0].Number, tracker[0].Hits, tracker[0].Misses));
            Assert.Equal((100f - (4 * i), 50f, 20f), (tracker[0].X, tracker[0].Y, tracker[0].Size));
        }
    }

    [Fact]
    public void ReachIsTheFarthest()
    {
        Tracker tracker = new(4, 1.5f, 2);
        Frame(tracker, (50, 50, 20));
        Frame(tracker, (80, 20, 20));
        Assert.Equal(1, tracker[0].Number);
        Frame(tracker, (80, 51, 20));
        Assert.Equal([1, 2], Numbers(tracker));
    }

    [Fact]
    public void ATrackOutlivesAsManyMissesAsItHasPatience()
    {
        Tracker tracker = new(4, 1, 2);
        Frame(tracker, (50, 50, 20));
        Frame(tracker);
        Frame(tracker);
        Frame(tracker, (55, 50, 20));
        Assert.Equal([1], Numbers(tracker));
        Frame(tracker);
        Frame(tracker);
        Frame(tracker);
        Assert.Empty(Numbers(tracker));
        Frame(tracker, (55, 50, 20));
        Assert.Equal([2], Numbers(tracker));
        Assert.Equal(1, tracker[0].Hits);
    }

    [Fact]
    public void WhatExceedsTheCapacityIsLeftOut()
    {
        Tracker tracker = new(2, 1, 0);
        Frame(tracker, (10, 10, 5), (50, 10, 5), (90, 10, 5));
        Assert.Equal([1, 2], Numbers(tracker));
        Frame(tracker, (90, 10, 5), (50, 10, 5), (10, 10, 5));
        Assert.Equal([2, 3], Numbers(tracker));
    }

    /// <summary>The same by sorting all pairs.</summary>
    [Fact]
    public void PairsAreTheNearestFirst()
        => Gen.Select(Gen.Int, Gen.Int[0, 6], Gen.Int[0, 6]).Sample(
            (seed, before, now) =>
            {
                Random random = new(seed);
                (float X, float Y, float Size)[] old = Boxes(random, before);
                (float X, float Y, float Size)[] boxes = Boxes(random, now);
                Tracker tracker = new(12, 2, 0);
                Frame(tracker, old);
                Frame(tracker, boxes);

                Dictionary<int, int> numberOf = [];
                HashSet<int> taken = [];
                var pairs = from t in Enumerable.Range(0, before)
                            from b in Enumerable.Range(0, now)
                            let distance = Math.Max(Math.Abs(old[t].X - boxes[b].X), Math.Abs(old[t].Y - boxes[b].Y)) / Math.Max(old[t].Size, boxes[b].Size)
                            where distance <= 2
                            orderby distance
                            select (t, b);
                foreach ((int t, int b) in pairs)
                {
                    if (!numberOf.ContainsKey(b) && taken.Add(t))
                    {
                        numberOf[b] = t + 1;
                    }
                }

                Assert.Equal(now, tracker.Count);
                for (int i = 0; i < now; i++)
                {
                    int box = Array.FindIndex(boxes, each => each.X == tracker[i].X && each.Y == tracker[i].Y);
                    Assert.Equal(numberOf.TryGetValue(box, out int number) ? number : tracker[i].Number, tracker[i].Number);
                    Assert.Equal(numberOf.ContainsKey(box), tracker[i].Number <= before);
                }

                Assert.Distinct(Numbers(tracker));
            },
            iter: 2000);

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, -1, 1)]
    [InlineData(1, 1, -1)]
    public void WrongSettingsAreRefused(int capacity, float reach, int patience)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new Tracker(capacity, reach, patience));

    [Fact]
    public void ThereAreNoTracksOutside()
    {
        Tracker tracker = new(2, 1, 1);
        Frame(tracker, (10, 10, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => tracker[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => tracker[-1]);
    }

    internal static void Frame(Tracker tracker, params (float X, float Y, float Size)[] boxes)
    {
        tracker.BeginFrame();
        foreach ((float x, float y, float size) in boxes)
        {
            // Faces are higher than wide.
            tracker.Add(x - (size * 3 / 8), y - (size / 2), size * 3 / 4, size);
        }

        tracker.EndFrame();
    }

    /// <summary>On a grid of eighths, so that distances are exact and centres differ.</summary>
    private static (float X, float Y, float Size)[] Boxes(Random random, int count)
        => [.. Enumerable.Range(0, 400).OrderBy(_ => random.Next()).Take(count).Select(place => ((place % 20) + (random.Next(8) / 8f) + 4f, (place / 20) + 4f, 8f))];

    private static int[] Numbers(Tracker tracker) => [.. Enumerable.Range(0, tracker.Count).Select(i => tracker[i].Number).Order()];
}
