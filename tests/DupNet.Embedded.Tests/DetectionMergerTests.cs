using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using CsCheck;
using DupNet.Packing;
using Xunit;

namespace DupNet.Embedded.Tests;

/// <summary>Merging of several lists against a plain definition in exact numbers.</summary>
public class DetectionMergerTests
{
    private const int Edge = 16 * 640;

    private static readonly Gen<Box> s_boxes =
        from left in Gen.Int[0, Edge - 900]
        from top in Gen.Int[0, Edge - 900]
        from width in Gen.Int[2, 900]
        from height in Gen.Int[2, 900]
        from score in Gen.Int[0, 65536]
        from label in Gen.Int[0, 1]
        select new Box(left, top, left + width, top + height, score, label, 0);

    /// <summary>A list: boxes, and many that lie near one of them or within it.</summary>
    private static readonly Gen<Given> s_lists =
        from centres in s_boxes.Array[1, 4]
        from near in Gen.Select(Gen.Int[0, 3], Gen.Int[-60, 400].Array[4], Gen.Int[0, 65536]).Array[0, 12]
        from reach in Gen.Int[100, 1200]
        select new Given(reach, [.. centres.Concat(near.Select(item => Near(centres[item.Item1 % centres.Length], item.Item2, item.Item3)))]);

    private sealed record Given(int Reach, Box[] Boxes);

    private sealed record Box(int Left, int Top, int Right, int Bottom, int Score, int Class, int Reach)
    {
        public BigInteger Area => (BigInteger)(Right - Left) * (Bottom - Top);

        public BigInteger Weight => ((BigInteger)Score * Score / 65536) + 1;

        public int LongerSide => Math.Max(Right - Left, Bottom - Top);

        public int[] Edges => [Left, Top, Right, Bottom];

        public BigInteger Common(Box other)
        {
            int width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left);
            int height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
            return width > 0 && height > 0 ? (BigInteger)width * height : 0;
        }
    }

    [Fact]
    public void IsWhatItsDefinitionSays()
    {
        int dropped = 0;
        int silent = 0;
        int voted = 0;
        Gen.Select(s_lists.Array[1, 3], Gen.Int[0, 65535], Gen.Int[1, 12], Gen.Bool).Sample(
            (lists, overlap, most, merges) =>
            {
                Box[] all = [.. lists.SelectMany(list => list.Boxes.Select(box => box with { Reach = list.Reach }))];
                DetectorSettings settings = Settings(all.Length + most, most, overlap, merges);
                List<List<Box>> groups = [];
                foreach (Box box in all.OrderByDescending(box => box.Score))
                {
                    List<Box>? group = groups.Find(group => group[0].Class == box.Class && Exceeds(group[0], box, overlap));
                    if (group != null)
                    {
                        bool sees = group[0].LongerSide <= box.Reach;
                        (voted, silent) = sees ? (voted + 1, silent) : (voted, silent + 1);
                        if (merges && sees)
                        {
                            group.Add(box);
                        }
                    }
                    else if (groups.Any(group => group[0].Class == box.Class && group[0].LongerSide > box.Reach && 3 * box.Common(group[0]) > box.Area))
                    {
                        dropped++;
                    }
                    else if (groups.Count < most)
                    {
                        groups.Add([box]);
                    }
                }

                Detection[] found = Merge(new DetectionMerger(settings), lists);
                groups = [.. groups.OrderByDescending(Support)];
                Assert.Equal(groups.Select(group => (Support(group), group[0].Class)), found.Select(box => (box.ScoreNumber, box.ClassIndex)));
                foreach ((List<Box> group, Detection box) in groups.Zip(found))
                {
                    int[] edges = [box.Left, box.Top, box.Right, box.Bottom];
                    Assert.All(Enumerable.Range(0, 4), edge => Assert.InRange(edges[edge] - Mean(group, edge), -group.Count, group.Count));
                }
            },
            iter: 3000,
            threads: 1);
        Assert.True(Math.Min(Math.Min(dropped, silent), voted) > 500, $"only {dropped} parts, {silent} that may not vote, {voted} votes");
    }

    [Fact]
    public void TheOrderOfListsDoesNotMatterForDifferentScores() => Gen.Select(s_lists.Array[2, 3], Gen.Int[0, 65535]).Sample(
        (lists, overlap) =>
        {
            int score = 0;
            Given[] distinct = [.. lists.Select(list => list with { Boxes = [.. list.Boxes.Select(box => box with { Score = score += 500 })] })];
            DetectorSettings settings = Settings(128, 64, overlap, true);
            Assert.Equal(
                Merge(new DetectionMerger(settings), distinct).Select(Numbers),
                Merge(new DetectionMerger(settings), [.. distinct.Reverse()]).Select(Numbers));
        },
        iter: 1000);

    [Fact]
    public void OnlyTheBestBoxesEnter()
    {
        DetectionMerger merger = new(Settings(2, 2, 32768, true));
        Box[] boxes = [.. Enumerable.Range(1, 5).Select(i => new Box(1000 * i, 0, (1000 * i) + 100, 100, 100 * i, 0, 0))];
        Assert.Equal([500, 400], Merge(merger, [new Given(1000, boxes[..3]), new Given(1000, boxes[3..])]).Select(box => box.ScoreNumber));
    }

    [Fact]
    public void AMergedListCanBeMergedAgain()
    {
        DetectionMerger first = new(Settings(8, 8, 32768, true));
        first.Add(List(new Given(1000, [new Box(0, 0, 900, 900, 30000, 0, 0)])));
        first.Add(List(new Given(100, [])));
        DetectionMerger second = new(Settings(8, 8, 32768, true));
        second.Add(first.Merge());
        second.Add(List(new Given(2000, [new Box(0, 0, 900, 800, 40000, 0, 0)])));

        // The first merger's box votes, as its detector with the farther reach does.
        Assert.True(Assert.Single(Boxes(second.Merge())).ScoreNumber > 40000);
    }

    [Fact]
    public void AllocatesNothing()
    {
        DetectionMerger merger = new(Settings(64, 16, 32768, true));
        DetectionList list = List(new Given(500, [.. Enumerable.Range(1, 16).Select(i => new Box(10 * i, 0, 800 + (20 * i), 900, 4000 * i, i % 2, 0))]));
        merger.Add(list);
        merger.Merge();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            merger.Add(list);
            merger.Add(list, 2);
            merger.Merge();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void SettingsOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentException>(() => new DetectionMerger(Settings(0, 1, 0, true)));
        Assert.Throws<ArgumentException>(() => DetectionMerger.BufferBytes(Settings(4, 5, 0, true)));
        DetectorSettings settings = Settings(64, 16, 0, true);
        Assert.Equal(DetectionMerger.BufferBytes(settings), new DetectionMerger(settings).AllocatedBytes);
        Assert.Equal((64 * 27) + (16 * 100), DetectionMerger.BufferBytes(settings));
    }

    [Fact]
    public void ADetectorsReachIsItsLargestObjectInPixelsOfTheFrame()
    {
        DetectorSettings settings = new(SpotModel.Model) { InputWidth = 64, InputHeight = 32 };
        int largest = ObjectSizes.Largest(SpotModel.Model);
        Detector detector = new(SpotModel.Model, settings);
        Assert.Equal(2 * largest, detector.Detect(new Frame(new byte[128 * 64], 128, 64, PixelFormat.Gray8)).Reach);
        Assert.Equal(4 * largest, detector.Detect(new Frame(new byte[128 * 128], 128, 128, PixelFormat.Gray8)).Reach);
        Assert.Equal(4 * largest, detector.Detect(new Frame(new byte[128 * 30], 128, 30, PixelFormat.Gray8) { Rotation = Rotation.Clockwise90 }).Reach);
    }

    private static Box Near(Box centre, int[] off, int score)
    {
        int left = Math.Max(0, centre.Left + off[0]);
        int top = Math.Max(0, centre.Top + off[1]);
        return centre with { Left = left, Top = top, Right = Math.Max(left + 2, centre.Right - off[2]), Bottom = Math.Max(top + 2, centre.Bottom - off[3]), Score = score };
    }

    private static bool Exceeds(Box a, Box b, int threshold)
        => a.Common(b) * 65536 >= (threshold + BigInteger.One) * (a.Area + b.Area - a.Common(b));

    private static int Mean(List<Box> group, int edge) => (int)(
        group.Aggregate(BigInteger.Zero, (sum, box) => sum + (box.Weight * box.Edges[edge])) / group.Aggregate(BigInteger.Zero, (sum, box) => sum + box.Weight));

    private static int Support(List<Box> group)
        => 65536 - (int)group.Skip(1).Aggregate((BigInteger)(65536 - group[0].Score), (lack, box) => lack * (65536 - (3 * box.Weight / 8)) / 65536);

    private static DetectorSettings Settings(int candidates, int most, int overlap, bool merges) => new(SpotModel.Model)
    {
        MaxCandidates = candidates, MaxDetections = most, OverlapThreshold = overlap / 65536f, MergeBoxes = merges,
    };

    private static Detection[] Merge(DetectionMerger merger, Given[] lists)
    {
        foreach (Given list in lists)
        {
            merger.Add(List(list));
        }

        return Boxes(merger.Merge());
    }

    private static Detection[] Boxes(DetectionList list) => [.. Enumerable.Range(0, list.Count).Select(i => list[i])];

    private static (int Left, int Top, int Right, int Bottom, int Score, int Class) Numbers(Detection box)
        => (box.Left, box.Top, box.Right, box.Bottom, box.ScoreNumber, box.ClassIndex);

    private static DetectionList List(Given given)
    {
        DetectionList list = new(given.Boxes.Length, ["face", "cup"]) { Reach = given.Reach };
        foreach (Box box in given.Boxes)
        {
            list.Next.Set(box.Left, box.Top, box.Right, box.Bottom, box.Score, box.Class);
            list.Append();
        }

        return list;
    }
}
