using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;

namespace DupNet.Embedded.Video.Tests;

public sealed class TrackerTests
{
    private const int Side = 400;

    [Fact]
    public void ABoxThatMovesKeepsItsNumberAndHasAVelocity()
    {
        Tracker tracker = new(4, 1, 2);
        for (int i = 0; i < 20; i++)
        {
            Frame(tracker, (300 - (4 * i), 50, 20));
            Track track = tracker.Tracks[0];
            Assert.Equal((1, 1, i + 1, 0, i, true), (tracker.Tracks.Count, track.Number, track.Hits, track.Misses, track.Age, track.IsFound));
            Assert.InRange(track.X + (track.Width / 2), 299.0 - (4 * i), 301.0 - (4 * i));
            Assert.InRange(track.VelocityX, i == 0 ? 0 : -4.2, i == 0 ? 0 : -3.8);
        }
    }

    [Fact]
    public void BoxesAreSmoothed()
    {
        Tracker tracker = new(1, 1, 2);
        Random random = new(1);
        double found = 0;
        double smooth = 0;
        for (int i = 0; i < 200; i++)
        {
            float off = random.Next(-8, 9) / 8f;
            Frame(tracker, (100 + off, 50, 20));
            found += Math.Abs(off);
            smooth += Math.Abs(tracker.Tracks[0].X + (tracker.Tracks[0].Width / 2) - 100);
        }

        Assert.InRange(smooth, 0, 0.95 * found);
    }

    [Fact]
    public void ReachIsTheFarthestWhileNoVelocityIsKnown()
    {
        Tracker tracker = new(4, 1.5f, 2);
        Frame(tracker, (150, 150, 20));
        Frame(tracker, (180, 120, 20));
        Assert.Equal([1], Numbers(tracker));
        tracker = new Tracker(4, 1.5f, 2);
        Frame(tracker, (150, 150, 20));
        Frame(tracker, (150, 181, 20));
        Assert.Equal([1, 2], Numbers(tracker));
    }

    [Fact]
    public void WhoHurriesIsNotWhoComesTowardsHim()
    {
        Tracker tracker = new(4, 2, 2);
        foreach (int x in new[] { 100, 125, 150, 175 })
        {
            Frame(tracker, (x, 150, 20));
        }

        Frame(tracker, (160, 150, 20));
        Assert.Equal([1, 2], Numbers(tracker));
    }

    [Fact]
    public void ATrackOutlivesAsManyMissesAsItHasPatience()
    {
        Tracker tracker = new(4, 1, 2);
        Frame(tracker, (150, 150, 20));
        Frame(tracker, (150, 150, 20));
        Frame(tracker);
        Frame(tracker);
        Frame(tracker, (155, 150, 20));
        Assert.Equal([1], Numbers(tracker));
        Frame(tracker);
        Frame(tracker);
        Frame(tracker);
        Assert.Empty(Numbers(tracker));
        Frame(tracker, (155, 150, 20));
        Assert.Equal([2], Numbers(tracker));
        Assert.Equal(1, tracker.Tracks[0].Hits);
        Assert.Equal(0, tracker.Tracks[0].Mark);
    }

    [Fact]
    public void WhereNothingMovesPatienceIsHalf()
    {
        Tracker tracker = new(4, 1, 2);
        Frame(tracker, (150, 150, 20));
        Frame(tracker, (150, 150, 20));
        tracker.Tracks[0].IsStill = true;
        Frame(tracker);
        Assert.Equal([1], Numbers(tracker));
        Frame(tracker);
        Assert.Empty(Numbers(tracker));
    }

    [Fact]
    public void WhoIsOnTheWayOutAndMissedHasLeft()
    {
        Tracker tracker = new(4, 2, 5);
        Frame(tracker, (350, 150, 40));
        Frame(tracker, (370, 150, 40));
        Frame(tracker);
        Assert.Empty(Numbers(tracker));

        // Not so who stands there.
        tracker = new Tracker(4, 2, 5);
        Frame(tracker, (388, 150, 40));
        Frame(tracker, (388, 150, 40));
        Frame(tracker);
        Assert.Equal([1], Numbers(tracker));
    }

    [Fact]
    public void WhoWasNotLookedForIsNotMissed()
    {
        Tracker tracker = new(4, 1, 0);
        Frame(tracker, (150, 150, 40));
        Frame(tracker, (154, 150, 40));
        for (int i = 0; i < 10; i++)
        {
            tracker.BeginFrame(Side, Side);
            tracker.Want(0, 0, 100, 400, 0);
            tracker.Want(0, 0, 400, 400, 16 * 41);
            tracker.EndFrame();
        }

        Assert.Equal((1, 0, 11), (tracker.Tracks[0].Number, tracker.Tracks[0].Misses, tracker.Tracks[0].Age));
        Assert.InRange(tracker.Tracks[0].X + (tracker.Tracks[0].Width / 2), 193, 195);
    }

    [Fact]
    public void AnUncertainBoxFindsATrackButBeginsNone()
    {
        Tracker tracker = new(4, 1, 2);
        Unsure(tracker, 150);
        Assert.Empty(Numbers(tracker));
        Frame(tracker, (150, 150, 40));
        Unsure(tracker, 152);
        Assert.Equal(2, tracker.Tracks[0].Hits);
    }

    [Fact]
    public void AnUncertainBoxMovesWhoIsFollowedLittle()
    {
        Tracker tracker = new(4, 1, 2);
        Frame(tracker, (150, 150, 40));
        Frame(tracker, (150, 150, 40));
        Unsure(tracker, 158);
        Track track = tracker.Tracks[0];
        Assert.Equal((3, true), (track.Hits, track.IsFound));
        Assert.InRange(track.X + (track.Width / 2), 151.5, 152.5);

        // Whose samples do not fit is where the network says.
        track.IsLost = true;
        Unsure(tracker, 158);
        Assert.InRange(track.X + (track.Width / 2), 156, 160);
        Assert.False(track.IsLost);
    }

    [Fact]
    public void OfBoxesOfTwoLooksThatOverlapTheBetterOneStays()
    {
        Tracker tracker = new(4, 1, 2);
        tracker.BeginFrame(Side, Side);
        tracker.Add(1600, 1600, 2000, 2000, 30000, 0, true);
        tracker.BeginLook();
        tracker.Add(1640, 1600, 2040, 2000, 40000, 0, true);
        tracker.BeginLook();
        tracker.Add(1600, 1640, 2000, 2040, 60000, 0, false);
        tracker.EndFrame();
        Assert.Equal([1], Numbers(tracker));
        Assert.Equal(40000 / 65536f, tracker.Tracks[0].Score);
    }

    [Fact]
    public void ClassesAreFollowedApart()
    {
        Tracker tracker = new(4, 1, 2);
        for (int i = 0; i < 3; i++)
        {
            tracker.BeginFrame(Side, Side);
            tracker.Add(1600, 1600, 2000, 2000, 30000, i, true);
            tracker.Want(0, 0, Side, Side, 0);
            tracker.EndFrame();
        }

        Assert.Equal([2, 3], Numbers(tracker));
    }

    [Fact]
    public void WhatExceedsTheCapacityIsLeftOut()
    {
        Tracker tracker = new(2, 1, 0);
        Frame(tracker, (110, 110, 5), (150, 110, 5), (190, 110, 5));
        Assert.Equal([1, 2], Numbers(tracker));
        Frame(tracker, (190, 110, 5), (150, 110, 5), (110, 110, 5));
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
                            let distance = Math.Max(Math.Abs(old[t].X - boxes[b].X), Math.Abs(old[t].Y - boxes[b].Y)) / 8
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

                Assert.Equal(now, tracker.Tracks.Count);
                for (int i = 0; i < now; i++)
                {
                    // Centres differ by whole pixels, boxes are smoothed by less.
                    Track track = tracker.Tracks[i];
                    int box = Enumerable.Range(0, now).MinBy(
                        b => Math.Abs(boxes[b].X - track.X - (track.Width / 2)) + Math.Abs(boxes[b].Y - track.Y - (track.Height / 2)));
                    Assert.Equal(numberOf.ContainsKey(box), track.Number <= before);
                    Assert.Equal(numberOf.TryGetValue(box, out int number) ? number : track.Number, track.Number);
                }

                Assert.Distinct(Numbers(tracker));
            },
            iter: 1000);

    [Theory]
    [InlineData(0, 1, 1, "capacity is 0")]
    [InlineData(65, 1, 1, "capacity is 65")]
    [InlineData(1, -1, 1, "reach must be 0..4")]
    [InlineData(1, float.NaN, 1, "reach must be 0..4")]
    [InlineData(1, 1, -1, "patience is -1")]
    public void WrongSettingsAreRefused(int capacity, float reach, int patience, string message)
        => Assert.Contains(message, Assert.Throws<ArgumentException>(() => new Tracker(capacity, reach, patience)).Message, StringComparison.Ordinal);

    [Fact]
    public void ThereAreNoTracksOutside()
    {
        Tracker tracker = new(2, 1, 1);
        Frame(tracker, (110, 110, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => tracker.Tracks[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => tracker.Tracks[-1]);
    }

    /// <summary>Shows boxes around centres, in a frame that was looked at as a whole.</summary>
    internal static void Frame(Tracker tracker, params (float X, float Y, float Size)[] boxes) => Frame(tracker, Side, Side, boxes);

    internal static void Frame(Tracker tracker, int width, int height, params (float X, float Y, float Size)[] boxes)
    {
        tracker.BeginFrame(width, height);
        foreach ((float x, float y, float size) in boxes)
        {
            // Faces are higher than wide.
            tracker.Add(
                (int)(16 * (x - (size * 3 / 8))), (int)(16 * (y - (size / 2))), (int)(16 * (x + (size * 3 / 8))), (int)(16 * (y + (size / 2))), 50000, 0, true);
        }

        tracker.Want(0, 0, width, height, 0);
        tracker.EndFrame();
    }

    private static void Unsure(Tracker tracker, int x)
    {
        tracker.BeginFrame(Side, Side);
        tracker.Add(16 * (x - 15), 16 * 130, 16 * (x + 15), 16 * 170, 20000, 0, false);
        tracker.Want(0, 0, Side, Side, 0);
        tracker.EndFrame();
    }

    /// <summary>On a grid of pixels far from the edges, so that centres differ; each row is shifted by an eighth, so that distances differ.</summary>
    private static (float X, float Y, float Size)[] Boxes(Random random, int count)
        => [.. Enumerable.Range(0, 400).OrderBy(_ => random.Next()).Take(count).Select(
            place => ((3 * (place % 20)) + (random.Next(8) / 8f) + 100f, (3f * (place / 20)) + 100f, 8f))];

    private static int[] Numbers(Tracker tracker) => [.. Enumerable.Range(0, tracker.Tracks.Count).Select(i => tracker.Tracks[i].Number).Order()];
}
