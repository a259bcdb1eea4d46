using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;

namespace DupNet.Embedded.Video.Tests;

public sealed class LineCounterTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void EachCrossingCountsOnceAndItsWay(bool isVertical)
    {
        Tracker tracker = new(4, 1, 2);
        LineCounter counter = new(isVertical, 80, 10, 2);
        Walk(tracker, counter, isVertical, 40, 50, 60, 70, 78, 82, 90, 100);
        Assert.Equal((1, 0), (counter.In, counter.Out));
        Walk(tracker, counter, isVertical, 90, 80, 70, 60);
        Assert.Equal((1, 1), (counter.In, counter.Out));
    }

    [Fact]
    public void WhoStandsOnTheLineOrTurnsBackIsNotCounted()
    {
        Tracker tracker = new(4, 1, 2);
        LineCounter counter = new(true, 80, 10, 2);
        Walk(tracker, counter, true, 60, 70, 76, 84, 77, 83, 85, 75, 80, 70, 60);
        Assert.Equal((0, 0), (counter.In, counter.Out));
    }

    [Fact]
    public void WhoBeginsInTheBandCountsFromTheFirstSureSide()
    {
        Tracker tracker = new(4, 1, 2);
        LineCounter counter = new(true, 80, 10, 2);
        Walk(tracker, counter, true, 80, 90, 80, 70);
        Assert.Equal((0, 1), (counter.In, counter.Out));
    }

    [Fact]
    public void OneWrongBoxIsNobody()
    {
        Tracker tracker = new(4, 3, 0);
        LineCounter counter = new(true, 80, 10, 3);
        Walk(tracker, counter, true, 60, 100);
        TrackerTests.Frame(tracker);
        counter.Update(tracker.Tracks);
        Assert.Equal((0, 0), (counter.In, counter.Out));
    }

    [Theory]
    [InlineData(15, 1)]
    [InlineData(19, 0)]
    public void AFirstLeapCountsWhenItIsConfirmed(float leap, int atOnce)
    {
        Tracker tracker = new(4, 2, 2);
        LineCounter counter = new(true, 80, 4, 2);
        Walk(tracker, counter, true, 74, 74 + leap);
        Assert.Equal((atOnce, 0), (counter.In, counter.Out));
        Walk(tracker, counter, true, 74 + (2 * leap));
        Assert.Equal((1, 0), (counter.In, counter.Out));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(float.NaN, 1)]
    [InlineData(1, 0)]
    public void WrongSettingsAreRefused(float band, int sureAfter) => Assert.Throws<ArgumentException>(() => new LineCounter(true, 80, band, sureAfter));

    /// <summary>A face of more than half the picture leaves to the right; two pictures later another one comes in from the left.</summary>
    [Fact]
    public void WhoLeavesIsNotWhoComesInOnTheOtherSide()
    {
        foreach (int speed in new[] { 12, 18, 24, 30 })
        {
            for (int first = 0; first < speed; first++)
            {
                Tracker tracker = new(8, 2, 2);
                LineCounter counter = new(true, 48, 8, 2);
                int x = 20 + first;
                for (; x < 90; x += speed)
                {
                    Show(tracker, counter, (x, 36, 55));
                }

                Show(tracker, counter);
                Show(tracker, counter);
                for (int other = 12; other < 90; other += speed)
                {
                    Show(tracker, counter, (other, 36, 55));
                }

                Assert.Equal(0, counter.Out);
                Assert.InRange(counter.In, 1, 2);
            }
        }
    }

    /// <summary>
    /// People of any size walk through a small picture at any speed, one after the other or past one another, and are missed now and then. A
    /// crossing may be missed; none may be told that was not there, or the other way.
    /// </summary>
    [Fact]
    public void OfAThousandCrossingsNoneIsCountedTheWrongWay()
    {
        int crossings = 0;
        int counted = 0;
        int wrong = 0;
        for (int seed = 0; seed < 500; seed++)
        {
            Random random = new(seed);
            bool isSmall = random.Next(2) == 0;
            int width = isSmall ? 96 : 320;
            int height = isSmall ? 72 : 240;
            float size = width * (0.15f + (0.45f * random.NextSingle()));
            Tracker tracker = new(8, 2, 2);
            LineCounter counter = new(true, width / 2f, width / 12f, 2);
            Walker[] walkers = [new Walker(random, width, height, size, 0), new Walker(random, width, height, size, 0)];
            walkers[1] = new Walker(random, width, height, size, walkers[0].Start + random.Next(walkers[0].Pictures + 4));
            for (int time = 0; time < walkers.Max(walker => walker.Start + walker.Pictures) + 4; time++)
            {
                List<(float X, float Y, float Size)> boxes = [];
                foreach (Walker walker in walkers)
                {
                    if (walker.IsSeen(time, random, out float x))
                    {
                        float off = size / 16;
                        boxes.Add((x + (off * (random.NextSingle() - 0.5f)), walker.Y + (off * (random.NextSingle() - 0.5f)), size));
                    }
                }

                // Two faces in one place are one box.
                if (boxes.Count == 2 && Math.Abs(boxes[0].X - boxes[1].X) < size / 3 && Math.Abs(boxes[0].Y - boxes[1].Y) < size / 3)
                {
                    boxes.RemoveAt(random.Next(2));
                }

                TrackerTests.Frame(tracker, width, height, [.. boxes]);
                counter.Update(tracker.Tracks);
            }

            int rights = walkers.Count(walker => walker.IsRight);
            crossings += walkers.Length;
            wrong += Math.Max(0, counter.In - rights) + Math.Max(0, counter.Out - (walkers.Length - rights));
            counted += Math.Min(counter.In, rights) + Math.Min(counter.Out, walkers.Length - rights);
        }

        Assert.Equal(1000, crossings);
        Assert.True(wrong == 0, $"{wrong} of {crossings} crossings the wrong way, {counted} counted");
        Assert.True(counted >= 800, $"{counted} of {crossings} crossings counted, {wrong} the wrong way");
    }

    /// <summary>People who keep away from one another, missed now and then, are all counted.</summary>
    [Fact]
    public void ACrowdIsCounted()
        => Gen.Select(Gen.Int, Gen.Int[1, 5]).Sample(
            (seed, people) =>
            {
                Random random = new(seed);
                Tracker tracker = new(8, 2, 2);
                LineCounter counter = new(true, 80, 8, 2);
                List<(int Lane, int Start, bool Right)> walks =
                    [.. Enumerable.Range(0, people).Select(lane => (lane, random.Next(6), random.Next(2) == 0))];
                int[] missed = new int[people];
                for (int time = 0; time < 30; time++)
                {
                    List<(float X, float Y, float Size)> boxes = [];
                    foreach ((int lane, int start, bool right) in walks)
                    {
                        int way = (time - start) * 8;
                        bool isThere = way is >= 0 and <= 160;
                        missed[lane] = isThere && missed[lane] < 2 && random.Next(6) == 0 ? missed[lane] + 1 : 0;
                        if (isThere && missed[lane] == 0)
                        {
                            boxes.Add(((right ? way : 160 - way) + random.Next(-2, 3), 30 + (60 * lane), 16));
                        }
                    }

                    TrackerTests.Frame(tracker, [.. boxes.OrderBy(_ => random.Next())]);
                    counter.Update(tracker.Tracks);
                }

                Assert.Equal((walks.Count(walk => walk.Right), walks.Count(walk => !walk.Right)), (counter.In, counter.Out));
            },
            iter: 500);

    private static void Walk(Tracker tracker, LineCounter counter, bool isVertical, params float[] way)
    {
        foreach (float position in way)
        {
            TrackerTests.Frame(tracker, isVertical ? (position, 150, 20) : (150, position, 20));
            counter.Update(tracker.Tracks);
        }
    }

    private static void Show(Tracker tracker, LineCounter counter, params (float X, float Y, float Size)[] boxes)
    {
        TrackerTests.Frame(tracker, 96, 72, boxes);
        counter.Update(tracker.Tracks);
    }

    /// <summary>Somebody who walks through the picture from one side to the other.</summary>
    private sealed class Walker(Random random, int width, int height, float size, int start)
    {
        private readonly float _speed = Math.Min(size * 1.5f, width * (0.04f + (0.36f * random.NextSingle())));

        public bool IsRight { get; } = random.Next(2) == 0;

        public float Y { get; } = height * (0.35f + (0.3f * random.NextSingle()));

        public int Start => start;

        public int Pictures => (int)((width + size) / _speed) + 1;

        /// <summary>Whether most of the face is in the picture, and is found.</summary>
        public bool IsSeen(int time, Random chance, out float x)
        {
            float way = (time - start) * _speed;
            x = IsRight ? way - (size / 2) : width + (size / 2) - way;
            return time >= start && x > -size / 8 && x < width + (size / 8) && chance.Next(8) != 0;
        }
    }
}
