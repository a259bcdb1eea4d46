using System;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Training.Augmentation;
using Xunit;

namespace DupNet.Training.Tests.Augmentation;

public sealed class MaskPainterTests
{
    private const int Side = 64;
    private static readonly PixelRectangle s_whole = new(0, 0, Side, Side);
    private static readonly Box s_face = new(18, 12, 28, 40);

    // Between a quarter and all of the lower half is covered, and no eye: straps alone rise higher, beside the eyes.
    [Fact]
    public void TheLowerHalfIsCovered()
    {
        for (int i = 0; i < 200; i++)
        {
            bool[] covered = Cover(new RandomSource(1, 1, i), s_whole, default);
            int lower = Enumerable.Range(0, Side * Side).Count(p => covered[p] && Inside(p) && p / Side >= 32);
            Assert.InRange(lower, 28 * 20 / 4, 28 * 20);
            Assert.DoesNotContain(true, Enumerable.Range(0, Side * 28).Where(p => p % Side is >= 22 and < 42).Select(p => covered[p]));
        }
    }

    [Fact]
    public void TheMaskTurnsWithTheFace()
    {
        var turn = new Turn(90, 32, 32, 32, 32);
        for (int i = 0; i < 50; i++)
        {
            bool[] upright = Cover(new RandomSource(1, 1, i), s_whole, default);
            bool[] turned = Cover(new RandomSource(1, 1, i), s_whole, turn);
            for (int y = 0; y < Side; y++)
            {
                for (int x = 0; x < Side; x++)
                {
                    // Clockwise: the lower half comes to lie on the left.
                    Assert.Equal(upright[(y * Side) + x], turned[(x * Side) + Side - 1 - y]);
                }
            }
        }
    }

    [Fact]
    public void NothingBesideThePartIsCovered()
    {
        bool[] covered = Cover(new RandomSource(1, 1, 1), new PixelRectangle(30, 40, 8, 6), default);
        Assert.Contains(true, covered);
        Assert.All(Enumerable.Range(0, covered.Length).Where(p => covered[p]), p => Assert.True(p % Side is >= 30 and < 38 && p / Side is >= 40 and < 46));
    }

    private static bool Inside(int p) => p % Side >= 18 && p % Side < 46 && p / Side >= 12 && p / Side < 52;

    // Whether each pixel is covered: no colour is the same on both canvases by chance.
    private static bool[] Cover(RandomSource random, PixelRectangle part, Turn turn)
    {
        byte[] dark = new byte[Side * Side * 3];
        byte[] light = new byte[Side * Side * 3];
        Array.Fill(light, (byte)255);
        RandomSource again = random;
        MaskPainter.Cover(dark, Side, part, s_face, turn, ref random);
        MaskPainter.Cover(light, Side, part, s_face, turn, ref again);
        return [.. Enumerable.Range(0, Side * Side).Select(p => dark[3 * p] == light[3 * p])];
    }
}
