using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using CsCheck;
using DupNet.Embedded.Decoding;
using DupNet.Embedded.Imaging;
using DupNet.Packing;
using Xunit;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Embedded.Tests.Decoding;

/// <summary>Selection and merging of boxes against exact fractions, on a frame of the input's own size.</summary>
public class BoxSelectorTests
{
    private const int Side = 64;
    private const int Edge = 16 * Side;

    private static readonly DupNetModel s_model = TestModels.Load(RandomModel.Create(
        new Random(5), "sample", 1, Side, Side, [new Row(0, 8, Stride: 2), new Row(1, 5, Kernel: 1, Padding: 0, OutputBits: 0)]));

    private static readonly Gen<Box> s_boxes =
        from left in Gen.Int[-400, Edge]
        from top in Gen.Int[-400, Edge]
        from width in Gen.Int[2, 900]
        from height in Gen.Int[2, 900]
        from score in Gen.Int[0, 65536]
        from label in Gen.Int[0, 1]
        select new Box(left, top, left + width, top + height, score, label);

    /// <summary>Some boxes, and many that each lie near one of them.</summary>
    private static readonly Gen<Box[]> s_crowds =
        from centres in s_boxes.Array[1, 5]
        from near in Gen.Select(Gen.Int[0, 4], Gen.Int[-60, 60].Array[4], Gen.Int[0, 65536]).Array[0, 40]
        select centres.Concat(near.Select(item =>
        {
            Box centre = centres[item.Item1 % centres.Length];
            int[] off = item.Item2;
            int left = centre.Left + off[0];
            int top = centre.Top + off[1];
            return centre with
            {
                Left = left,
                Top = top,
                Right = Math.Max(left + 2, centre.Right + off[2]),
                Bottom = Math.Max(top + 2, centre.Bottom + off[3]),
                Score = item.Item3,
            };
        })).ToArray();

    private sealed record Box(int Left, int Top, int Right, int Bottom, int Score, int Class)
    {
        public bool IsOnFrame => Math.Max(Left, 0) < Math.Min(Right, Edge) && Math.Max(Top, 0) < Math.Min(Bottom, Edge);

        public BigInteger Area => (BigInteger)(Right - Left) * (Bottom - Top);

        public BigInteger Weight => ((BigInteger)Score * Score / 65536) + 1;

        public int[] Edges => [Left, Top, Right, Bottom];
    }

    [Fact]
    public void BoxesAreWeightedMeansOfWhatTheySuppress()
    {
        int merged = 0;
        Gen.Select(s_crowds, Gen.Int[0, 65535], Gen.Int[1, 12], Gen.Int[1, 50]).Sample(
            (items, overlap, most, capacity) =>
            {
                most = Math.Min(most, capacity);
                int[][] found = Select(items, overlap, capacity, most, merges: true);
                List<List<Box>> groups = [.. Groups(items.OrderByDescending(box => box.Score).Take(capacity), overlap, most).OrderByDescending(Support)];
                Assert.Equal(groups.Count, found.Length);
                for (int i = 0; i < found.Length; i++)
                {
                    List<Box> group = groups[i];
                    Assert.Equal([Support(group), group[0].Class], found[i][4..]);
                    merged += group.Count > 1 ? 1 : 0;
                    int[] wanted = [.. Enumerable.Range(0, 4).Select(edge => (int)Mean(group, edge))];

                    // Each box that joins may round by less than a unit. A mean beside the frame, or so near, may count as one.
                    int rounding = group.Count;
                    bool isBeside = Math.Min(Edge, wanted[2]) - Math.Max(0, wanted[0]) <= 2 * rounding || Math.Min(Edge, wanted[3]) - Math.Max(0, wanted[1]) <= 2 * rounding;
                    bool isMean = Near(wanted, found[i], rounding);
                    Assert.True(isMean || (isBeside && Near(group[0].Edges, found[i], 0)), $"{string.Join(' ', found[i])}, not {string.Join(' ', wanted)}");
                }
            },
            iter: 3000,
            threads: 1);
        Assert.True(merged > 3000, $"only {merged} boxes were means");
    }

    [Fact]
    public void MergingSuppressesTheSameBoxes() => Gen.Select(s_crowds, Gen.Int[0, 65536], Gen.Int[1, 12]).Sample(
        (items, overlap, most) =>
        {
            int capacity = items.Length + most;
            int[][] plain = Select(items, overlap, capacity, most, merges: false);
            int[][] merged = Select(items, overlap, capacity, most, merges: true);
            List<List<Box>> groups = Groups(items.OrderByDescending(box => box.Score), overlap, most);
            Assert.Equal(groups.Select(group => (group[0].Score, group[0].Class)), plain.Select(box => (box[4], box[5])));
            Assert.Equal(groups.Select(group => Clip(group[0].Edges)), plain.Select(box => box[..4]));
            Assert.Equal(groups.OrderByDescending(Support).Select(group => (Support(group), group[0].Class)), merged.Select(box => (box[4], box[5])));

            // How many boxes may stay does not change those that do.
            HashSet<string> all = [.. Select(items, overlap, capacity, capacity, merges: true).Select(box => string.Join(' ', box))];
            Assert.All(merged, box => Assert.Contains(string.Join(' ', box), all));
        },
        iter: 1000);

    /// <summary>The boxes that stay, each with those that it suppresses behind it.</summary>
    private static List<List<Box>> Groups(IEnumerable<Box> items, int overlap, int most)
    {
        List<List<Box>> groups = [];
        foreach (Box box in items)
        {
            List<Box>? group = groups.Find(group => group[0].Class == box.Class && Exceeds(group[0], box, overlap));
            if (group != null)
            {
                group.Add(box);
            }
            else if (groups.Count < most && box.IsOnFrame)
            {
                groups.Add([box]);
            }
        }

        return groups;
    }

    /// <summary>Whether floor(65536 * intersection / union) exceeds the threshold.</summary>
    private static bool Exceeds(Box a, Box b, int threshold)
    {
        BigInteger width = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
        BigInteger height = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        BigInteger both = width.Sign > 0 && height.Sign > 0 ? width * height : 0;
        return both * 65536 >= (threshold + BigInteger.One) * (a.Area + b.Area - both);
    }

    private static BigInteger Mean(List<Box> group, int edge)
        => group.Aggregate(BigInteger.Zero, (sum, box) => sum + (box.Weight * box.Edges[edge])) / group.Aggregate(BigInteger.Zero, (sum, box) => sum + box.Weight);

    /// <summary>The best score, and for each box that joins 3/8 of its weight off what is lacking to 1; each time rounded up.</summary>
    private static int Support(List<Box> group)
        => 65536 - (int)group.Skip(1).Aggregate((BigInteger)(65536 - group[0].Score), (lack, box) => lack * (65536 - (3 * box.Weight / 8)) / 65536);

    private static bool Near(int[] edges, int[] found, int tolerance)
        => Clip(edges).Zip(found).All(pair => Math.Abs(pair.First - pair.Second) <= tolerance);

    private static int[] Clip(int[] edges) => [.. edges.Select(edge => Math.Clamp(edge, 0, Edge))];

    private static int[][] Select(Box[] items, int overlap, int capacity, int most, bool merges)
    {
        DetectorSettings settings = new(s_model)
        {
            OverlapThreshold = overlap / 65536f, MaxCandidates = capacity, MaxDetections = most, MergeBoxes = merges,
        };
        CandidateList list = new(capacity);
        foreach (Box box in items)
        {
            int slot = list.Insert(box.Score);
            if (slot >= 0)
            {
                list.Lefts[slot] = box.Left;
                list.Tops[slot] = box.Top;
                list.Rights[slot] = box.Right;
                list.Bottoms[slot] = box.Bottom;
                list.Classes[slot] = (byte)box.Class;
            }
        }

        Frame frame = new(new byte[Side * Side], Side, Side, PixelFormat.Gray8);
        FrameSampler sampler = new(Side, Side, 1, 0, 1, FitMode.Letterbox, 0);
        sampler.Begin(frame);
        DetectionList found = new(most, ["face"]);
        new BoxSelector(settings).Select(list, sampler, frame, found);
        return [.. Enumerable.Range(0, found.Count).Select(i => Numbers(found[i]))];
    }

    private static int[] Numbers(Detection box) =>
    [
        (int)(box.X * 16), (int)(box.Y * 16), (int)((box.X + box.Width) * 16), (int)((box.Y + box.Height) * 16), (int)(box.Score * 65536),
        box.ClassIndex,
    ];
}
