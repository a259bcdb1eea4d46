using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using PeopleCounter;
using Xunit;

namespace DupNet.Samples.Tests.PeopleCounter;

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
        counter.Update(tracker);
        Assert.Equal((0, 0), (counter.In, counter.Out));
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
                    counter.Update(tracker);
                }

                Assert.Equal((walks.Count(walk => walk.Right), walks.Count(walk => !walk.Right)), (counter.In, counter.Out));
            },
            iter: 500);

    private static void Walk(Tracker tracker, LineCounter counter, bool isVertical, params float[] way)
    {
        foreach (float position in way)
        {
            TrackerTests.Frame(tracker, isVertical ? (position, 50, 20) : (50, position, 20));
            counter.Update(tracker);
        }
    }
}
