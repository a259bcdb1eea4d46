using CsCheck;
using Xunit;

namespace DupNet.Evaluation.Tests;

public sealed class BoxTests
{
    private static readonly Gen<Box> s_boxes = Gen.Select(
        Gen.Int[-4, 8], Gen.Int[-4, 8], Gen.Int[0, 9], Gen.Int[0, 9], (x, y, width, height) => new Box(x, y, width, height));

    [Fact]
    public void OverlapCountsCommonPixels() => Gen.Select(s_boxes, s_boxes).Sample(
        (a, b) =>
        {
            int common = 0;
            int either = 0;
            for (int y = -5; y < 20; y++)
            {
                for (int x = -5; x < 20; x++)
                {
                    common += Covers(a, x, y) && Covers(b, x, y) ? 1 : 0;
                    either += Covers(a, x, y) || Covers(b, x, y) ? 1 : 0;
                }
            }

            Assert.Equal(either == 0 ? 0 : (double)common / either, a.Overlap(b), 12);
            Assert.Equal(a.Overlap(b), b.Overlap(a), 12);
        },
        threads: 1);

    [Fact]
    public void HalfTheBoxIsAHalf() => Assert.Equal(0.5, new Box(0, 0, 10, 10).Overlap(new Box(0, 0, 10, 5)));

    [Fact]
    public void WithinKeepsThePixelsOfAPhoto() => s_boxes.Sample(
        box =>
        {
            Box part = box.Within(7, 5);
            for (int y = -5; y < 20; y++)
            {
                for (int x = -5; x < 20; x++)
                {
                    Assert.Equal(Covers(box, x, y) && x >= 0 && y >= 0 && x < 7 && y < 5, Covers(part, x, y));
                }
            }

            Assert.True(part.Width >= 0 && part.Height >= 0);
        },
        threads: 1);

    private static bool Covers(Box box, int x, int y) =>
        x >= box.X && x < box.X + box.Width && y >= box.Y && y < box.Y + box.Height;
}
