using System;
using System.Collections.Generic;
using System.Numerics;
using CsCheck;
using DupNet.Embedded.Decoding;
using Xunit;

namespace DupNet.Embedded.Tests.Decoding;

/// <summary>Suppression against exact fractions.</summary>
public class NonMaximumSuppressionTests
{
    private sealed record Box(int Left, int Top, int Width, int Height, int Class);

    [Fact]
    public void KeepsWhatExactFractionsKeep()
    {
        Gen<Box> boxes =
            from left in Gen.Int[-300, 1000]
            from top in Gen.Int[-300, 1000]
            from width in Gen.Int[2, 900]
            from height in Gen.Int[2, 900]
            from label in Gen.Int[0, 1]
            select new Box(left, top, width, height, label);
        Gen.Select(boxes.Array[1, 30], Gen.Int[0, 65536]).Sample(
            (items, threshold) =>
            {
                CandidateList list = new(items.Length);
                foreach (Box box in items)
                {
                    int slot = list.Insert(1);
                    list.Lefts[slot] = box.Left;
                    list.Tops[slot] = box.Top;
                    list.Rights[slot] = box.Left + box.Width;
                    list.Bottoms[slot] = box.Top + box.Height;
                    list.Classes[slot] = (byte)box.Class;
                }

                List<Box> kept = [];
                for (int rank = 0; rank < items.Length; rank++)
                {
                    int wanted = kept.FindIndex(other => other.Class == items[rank].Class && Exceeds(other, items[rank], threshold));
                    Assert.Equal(wanted, NonMaximumSuppression.Suppressor(list, kept.Count, list.Slot(rank), threshold));
                    if (wanted < 0)
                    {
                        list.Advance(rank, kept.Count);
                        kept.Add(items[rank]);
                    }
                }
            },
            iter: 3000);
    }

    [Theory]
    [InlineData(32768, false)]
    [InlineData(32767, true)]
    public void AnOverlapEqualToTheThresholdIsLetThrough(int threshold, bool suppressed)
    {
        CandidateList list = new(2);
        for (int i = 0; i < 2; i++)
        {
            // The second is half of the first: overlap 1/2.
            int slot = list.Insert(1);
            list.Rights[slot] = 100;
            list.Bottoms[slot] = 100 / (i + 1);
        }

        Assert.Equal(suppressed ? 0 : -1, NonMaximumSuppression.Suppressor(list, 1, list.Slot(1), threshold));
    }

    /// <summary>Whether floor(65536 * intersection / union) exceeds the threshold.</summary>
    private static bool Exceeds(Box a, Box b, int threshold)
    {
        BigInteger width = Math.Min(a.Left + a.Width, b.Left + b.Width) - Math.Max(a.Left, b.Left);
        BigInteger height = Math.Min(a.Top + a.Height, b.Top + b.Height) - Math.Max(a.Top, b.Top);
        BigInteger both = width.Sign > 0 && height.Sign > 0 ? width * height : 0;
        BigInteger union = (a.Width * a.Height) + (b.Width * b.Height) - both;
        return both * 65536 >= (threshold + BigInteger.One) * union;
    }
}
