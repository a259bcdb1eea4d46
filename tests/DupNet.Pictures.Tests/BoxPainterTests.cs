using System;
using System.Linq;
using CsCheck;
using Xunit;

namespace DupNet.Pictures.Tests;

public sealed class BoxPainterTests
{
    private static readonly Gen<ScoreMark> s_marks = Gen.Select(
        Gen.Float[-100, 100], Gen.Float[-100, 100], Gen.Float[0, 200], Gen.Float[0, 200], Gen.Float[0, 1],
        (x, y, width, height, score) => new ScoreMark(x, y, width, height, score));

    [Fact]
    public void DrawsTheEdgesAndNothingInside()
    {
        Picture painted = BoxPainter.Paint(new Picture(100, 80), [new ScoreMark(20, 30, 40, 30, 0.5f)]);
        foreach ((int x, int y) in new[] { (20, 30), (59, 30), (20, 59), (59, 59), (40, 30), (40, 59), (20, 45), (59, 45) })
        {
            Assert.True(IsGreen(painted, x, y), $"({x}, {y}) is not on the edge.");
        }

        foreach ((int x, int y) in new[] { (40, 45), (23, 33), (56, 56), (65, 45), (10, 45) })
        {
            Assert.False(IsGreen(painted, x, y), $"({x}, {y}) is painted.");
        }
    }

    [Fact]
    public void LeavesThePictureAlone()
    {
        var picture = new Picture(50, 50);
        BoxPainter.Paint(picture, [new ScoreMark(5, 20, 30, 20, 1)]);
        Assert.Equal(new byte[50 * 50 * 3], picture.Rgb);
    }

    [Fact]
    public void WithoutBoxesThereIsNothingToSee() => Generated.Pictures.Sample(
        picture => Assert.Equal(picture.Rgb, BoxPainter.Paint(picture, []).Rgb), iter: 50, threads: 1);

    [Fact]
    public void WritesTheScore()
    {
        // The label starts one unit left of and above its first digit; 0.17 and 0.77 differ in one digit.
        Picture one = BoxPainter.Paint(new Picture(100, 100), [new ScoreMark(10, 40, 50, 50, 0.17f)]);
        Picture seven = BoxPainter.Paint(new Picture(100, 100), [new ScoreMark(10, 40, 50, 50, 0.77f)]);
        int firstDigitAndPoint = 1 + 6 + 2;
        for (int y = 0; y < 100; y++)
        {
            for (int x = 0; x < 100; x++)
            {
                bool mayDiffer = y is >= 32 and < 39 && x >= 10 + firstDigitAndPoint && x < 10 + firstDigitAndPoint + 5;
                Assert.True(mayDiffer || IsGreen(one, x, y) == IsGreen(seven, x, y), $"({x}, {y})");
            }
        }

        // Both are seven rows high: the stroke of the 1 in the middle, the bar of the 7 on top.
        Assert.False(IsGreen(one, 10 + firstDigitAndPoint + 2, 35));
        Assert.False(IsGreen(seven, 10 + firstDigitAndPoint, 32));
        Assert.True(IsGreen(one, 10 + firstDigitAndPoint, 32));
    }

    [Fact]
    public void WritesTheNameBeforeTheScore()
    {
        var picture = new Picture(200, 100);
        var mark = new ScoreMark(10, 40, 50, 50, 0.5f);
        Picture score = BoxPainter.Paint(picture, [mark]);
        Picture both = BoxPainter.Paint(picture, [mark with { Name = "Cup" }]);
        Picture name = BoxPainter.Paint(picture, [mark with { Name = "Cup", Score = null }]);

        // Three letters and a space of six pixels each move the score to the right; the label is as much longer.
        Assert.Equal(LabelWidth(score) + 24, LabelWidth(both));
        Assert.Equal(1 + (3 * 6), LabelWidth(name));
        for (int y = 32; y < 39; y++)
        {
            for (int x = 11; x < 11 + LabelWidth(score) - 1; x++)
            {
                Assert.Equal(IsGreen(score, x, y), IsGreen(both, x + 24, y));
            }
        }

        // Small letters are capitals; what has no shape is a box of its own.
        Assert.Equal(both.Rgb, BoxPainter.Paint(picture, [mark with { Name = "CUP" }]).Rgb);
        Assert.NotEqual(both.Rgb, BoxPainter.Paint(picture, [mark with { Name = "C\u00fcp" }]).Rgb);
        Assert.Equal(BoxPainter.Paint(picture, [mark with { Name = "C\u4e00p" }]).Rgb, BoxPainter.Paint(picture, [mark with { Name = "C\u00fcp" }]).Rgb);
    }

    [Fact]
    public void TheBestScoreLiesOnTop()
    {
        ScoreMark weak = new(10, 40, 50, 50, 0.1f);
        ScoreMark strong = weak with { Score = 0.9f };
        var picture = new Picture(100, 100);
        byte[] alone = BoxPainter.Paint(picture, [strong]).Rgb;
        Assert.Equal(alone, BoxPainter.Paint(picture, [strong, weak]).Rgb);
        Assert.Equal(alone, BoxPainter.Paint(picture, [weak, strong]).Rgb);
    }

    [Fact]
    public void AcceptsBoxesAnywhere() => Gen.Select(Generated.Pictures, s_marks.Array[0, 4]).Sample(
        (picture, marks) => Assert.Equal(picture.Rgb.Length, BoxPainter.Paint(picture, marks).Rgb.Length),
        iter: 300,
        threads: 1);

    [Fact]
    public void AcceptsBoxesThatNoPictureHolds()
    {
        ScoreMark[] marks =
        [
            new(float.NaN, 0, float.PositiveInfinity, 1, 0.5f),
            new(float.MinValue, float.MinValue, float.MaxValue, float.MaxValue, float.NegativeInfinity),
        ];
        Assert.Equal(10, BoxPainter.Paint(new Picture(10, 10), marks).Width);
    }

    // The row above the letters is all ground.
    private static int LabelWidth(Picture picture) => Enumerable.Range(0, picture.Width).Count(x => IsGreen(picture, x, 31));

    private static bool IsGreen(Picture picture, int x, int y) => picture.Rgb[picture.IndexOf(x, y) + 1] > 200;
}
