using System;
using System.Collections.Concurrent;
using System.Linq;
using CsCheck;
using DupNet.Embedded.Imaging;
using Xunit;

namespace DupNet.Embedded.Tests.Imaging;

/// <summary>The table-driven sampler against one that turns, mirrors, converts and averages pixel by pixel.</summary>
public class FrameSamplerTests
{
    private sealed record Case(int Seed, int Width, int Height, int InputWidth, int InputHeight, int Channels, int Grid, FitMode Fit, int LargestStretch);

    /// <summary>Formats that random cases had, by their numbers.</summary>
    private readonly ConcurrentDictionary<PixelFormat, bool> _drawn = new();

    [Fact]
    public void RowsEqualThePlainSampler()
    {
        Gen<Case> cases =
            from seed in Gen.Int
            from width in Gen.Int[1, 70]
            from height in Gen.Int[1, 70]
            from inputWidth in Gen.Int[1, 24]
            from inputHeight in Gen.Int[1, 24]
            from channels in Gen.Bool.Select(colour => colour ? 3 : 1)
            from grid in Gen.Int[0, 2].Select(power => 1 << power)
            from fit in Gen.Bool.Select(stretch => stretch ? FitMode.Stretch : FitMode.Letterbox)
            from largestStretch in Gen.Bool.SelectMany(none => none ? Gen.Const(0) : Gen.Int[1, 256])
            select new Case(seed, width, height, inputWidth, inputHeight, channels, grid, fit, largestStretch);
        cases.Sample(Check, iter: 3000);
        Assert.Equal(Enum.GetValues<PixelFormat>(), _drawn.Keys.Order());
    }

    [Fact]
    public void SamplesInWholeStepsEqualThePlainSampler()
    {
        Gen<Case> cases =
            from seed in Gen.Int
            from unit in Gen.Int[1, 9]
            from isDouble in Gen.Bool
            from bars in Gen.Int[0, 5]
            from channels in Gen.Bool.Select(colour => colour ? 3 : 1)
            let side = isDouble ? 2 * unit : 5 * unit
            let input = isDouble ? unit : 3 * unit
            select new Case(seed, side, side, input, input + bars, channels, 2, FitMode.Letterbox, 0);
        cases.Sample(Check, iter: 2000);
        Assert.Equal(Enum.GetValues<PixelFormat>(), _drawn.Keys.Order());
    }

    [Fact]
    public void AFrameTwiceTheInputIsAveragedExactly()
    {
        byte[] pixels = new byte[16 * 8];
        new Random(3).NextBytes(pixels);
        FrameSampler sampler = new(8, 4, 1, 0, 2, FitMode.Letterbox, 0);
        sampler.Begin(new Frame(pixels, 16, 8, PixelFormat.Gray8));
        byte[] row = new byte[8];
        for (int v = 0; v < 4; v++)
        {
            sampler.ReadRow(v, row, 0);
            for (int u = 0; u < 8; u++)
            {
                int at = (32 * v) + (2 * u);
                Assert.Equal((pixels[at] + pixels[at + 1] + pixels[at + 16] + pixels[at + 17] + 2) / 4, row[u]);
            }
        }
    }

    [Fact]
    public void ALetterboxIsCentredInThePadColour()
    {
        byte[] white = new byte[20 * 10];
        Array.Fill(white, (byte)255);
        FrameSampler sampler = new(16, 16, 1, 99, 1, FitMode.Letterbox, 0);
        sampler.Begin(new Frame(white, 20, 10, PixelFormat.Gray8));
        Assert.Equal((0, 4, 16, 8), (sampler.Left, sampler.Top, sampler.ContentWidth, sampler.ContentHeight));
        byte[] row = new byte[16];
        for (int v = 0; v < 16; v++)
        {
            sampler.ReadRow(v, row, 0);
            Assert.All(row, value => Assert.Equal(v is >= 4 and < 12 ? 255 : 99, value));
        }
    }

    [Theory]
    [InlineData(20, 10, 0, 16, 8)]
    [InlineData(20, 10, 64, 16, 10)]
    [InlineData(20, 10, 256, 16, 10)]
    [InlineData(40, 20, 256, 16, 16)]
    [InlineData(8, 4, 256, 16, 8)]
    [InlineData(20, 16, 128, 16, 16)]
    [InlineData(10, 20, 64, 10, 16)]
    [InlineData(16, 16, 256, 16, 16)]
    public void ALetterboxIsStretchedAcrossItsBars(int width, int height, int largestStretch, int contentWidth, int contentHeight)
    {
        FrameSampler sampler = new(16, 16, 1, 99, 1, FitMode.Letterbox, largestStretch);
        sampler.Begin(new Frame(new byte[width * height], width, height, PixelFormat.Gray8));
        Assert.Equal((contentWidth, contentHeight), (sampler.ContentWidth, sampler.ContentHeight));
        Assert.Equal(((16 - contentWidth) / 2, (16 - contentHeight) / 2), (sampler.Left, sampler.Top));
    }

    /// <summary>Columns and rows of the input that show the frame.</summary>
    private static (int Width, int Height) Content(Frame frame, Case c)
    {
        double across = (double)c.InputWidth / frame.UprightWidth;
        double down = (double)c.InputHeight / frame.UprightHeight;
        if (c.Fit == FitMode.Stretch || across == down)
        {
            return (c.InputWidth, c.InputHeight);
        }

        // Halves up; a side of less than a half is one pixel.
        double scale = Math.Min(across, down);
        int content = Math.Max(1, (int)Math.Floor(((across < down ? frame.UprightHeight : frame.UprightWidth) * scale) + 0.5 + 1e-9));
        int stretched = Math.Min(content + (int)(content * c.LargestStretch / 256.0), across < down ? c.InputHeight : c.InputWidth);

        // Never more than the frame has, unless the letterbox alone enlarges it.
        stretched = Math.Max(content, Math.Min(stretched, across < down ? frame.UprightHeight : frame.UprightWidth));
        return across < down ? (c.InputWidth, stretched) : (stretched, c.InputHeight);
    }

    private void Check(Case c)
    {
        Random random = new(c.Seed);
        PixelFormat[] formats = Enum.GetValues<PixelFormat>();
        PixelFormat format = formats[random.Next(formats.Length)];
        _drawn[format] = true;
        PixelLayout layout = PixelLayout.Of(format);
        int width = c.Width + (c.Width % layout.PixelsPerGroup);
        int stride = (width * layout.BytesPerPixel) + (4 * random.Next(3));
        byte[] buffer = new byte[stride * c.Height];
        random.NextBytes(buffer);
        Frame frame = new(buffer, width, c.Height, format)
        {
            Stride = stride,
            Rotation = (Rotation)random.Next(Enum.GetValues<Rotation>().Length),
            Mirror = random.Next(2) == 0,
        };
        byte pad = (byte)random.Next(256);
        FrameSampler sampler = new(c.InputWidth, c.InputHeight, c.Channels, pad, c.Grid, c.Fit, c.LargestStretch);
        sampler.Begin(frame);
        Assert.Equal(Content(frame, c), (sampler.ContentWidth, sampler.ContentHeight));

        byte[,][] upright = Upright(frame);
        byte[] row = new byte[(c.InputWidth * c.Channels) + 2];
        for (int v = 0; v < c.InputHeight; v++)
        {
            row[0] = 77;
            row[^1] = 78;
            sampler.ReadRow(v, row, 1);
            Assert.Equal((77, 78), (row[0], row[^1]));
            for (int u = 0; u < c.InputWidth; u++)
            {
                byte[] wanted = Sample(upright, frame, sampler, c, pad, u, v);
                Assert.Equal(wanted, row[(1 + (u * c.Channels))..(1 + ((u + 1) * c.Channels))]);
            }
        }
    }

    /// <summary>The upright picture; a pixel is red, green, blue, or Y, U, V of the pair that it belongs to.</summary>
    private static byte[,][] Upright(Frame frame)
    {
        int width = frame.Width;
        int height = frame.Height;
        byte[,][] picture = new byte[height, width][];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                picture[y, x] = Read(frame, x, y);
            }
        }

        for (int turn = 0; turn < (int)frame.Rotation; turn++)
        {
            byte[,][] turned = new byte[width, height][];
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    // Clockwise: the left column, read upwards, becomes the top row.
                    turned[x, height - 1 - y] = picture[y, x];
                }
            }

            picture = turned;
            (width, height) = (height, width);
        }

        if (frame.Mirror)
        {
            byte[,][] mirrored = new byte[height, width][];
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    mirrored[y, width - 1 - x] = picture[y, x];
                }
            }

            picture = mirrored;
        }

        return picture;
    }

    private static byte[] Read(Frame frame, int x, int y)
    {
        byte[] b = frame.Buffer;
        int row = y * frame.Stride;
        switch (frame.Format)
        {
            case PixelFormat.Gray8:
                return [b[row + x], b[row + x], b[row + x]];
            case PixelFormat.Rgb888:
                return [b[row + (3 * x)], b[row + (3 * x) + 1], b[row + (3 * x) + 2]];
            case PixelFormat.Bgr888:
                return [b[row + (3 * x) + 2], b[row + (3 * x) + 1], b[row + (3 * x)]];
            case PixelFormat.Yuv422:
                int yuyv = row + (x / 2 * 4);
                return [b[yuyv + (x % 2 * 2)], b[yuyv + 1], b[yuyv + 3]];
            case PixelFormat.Uyvy422:
                int uyvy = row + (x / 2 * 4);
                return [b[uyvy + 1 + (x % 2 * 2)], b[uyvy], b[uyvy + 2]];
            case PixelFormat.Rgb565LittleEndian:
                return Colours(b[row + (2 * x) + 1], b[row + (2 * x)]);
            case PixelFormat.Rgb565BigEndian:
                return Colours(b[row + (2 * x)], b[row + (2 * x) + 1]);
            case PixelFormat.Bgr565LittleEndian:
                return [.. Colours(b[row + (2 * x) + 1], b[row + (2 * x)]).Reverse()];
            case PixelFormat.Bgr565BigEndian:
                return [.. Colours(b[row + (2 * x)], b[row + (2 * x) + 1]).Reverse()];
            default:
                throw new ArgumentException($"no plain reading of {frame.Format}", nameof(frame));
        }
    }

    /// <summary>Fields of 5, 6 and 5 bits from the most significant one, as bytes.</summary>
    private static byte[] Colours(byte high, byte low)
    {
        int pixel = (high * 256) + low;
        int first = pixel / 2048;
        int second = pixel / 32 % 64;
        int third = pixel % 32;
        return [(byte)((first * 8) + (first / 4)), (byte)((second * 4) + (second / 16)), (byte)((third * 8) + (third / 4))];
    }

    private static byte[] Sample(byte[,][] upright, Frame frame, FrameSampler sampler, Case c, byte pad, int u, int v)
    {
        int x = u - sampler.Left;
        int y = v - sampler.Top;
        if (x < 0 || y < 0 || x >= sampler.ContentWidth || y >= sampler.ContentHeight)
        {
            byte[] bars = new byte[c.Channels];
            Array.Fill(bars, pad);
            return bars;
        }

        int height = upright.GetLength(0);
        int width = upright.GetLength(1);
        double reduction = Math.Max((double)width / sampler.ContentWidth, (double)height / sampler.ContentHeight);
        int n = Math.Min(c.Grid, reduction <= 1 ? 1 : reduction <= 2 ? 2 : 4);
        int[] sums = new int[3];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                int column = (int)Math.Floor(((x * n) + i + 0.5) * width / (sampler.ContentWidth * n));
                int row = (int)Math.Floor(((y * n) + j + 0.5) * height / (sampler.ContentHeight * n));
                for (int channel = 0; channel < 3; channel++)
                {
                    sums[channel] += upright[row, column][channel];
                }
            }
        }

        int[] mean = Array.ConvertAll(sums, sum => (sum + (n * n / 2)) / (n * n));
        if (frame.Format is PixelFormat.Yuv422 or PixelFormat.Uyvy422)
        {
            int blueness = mean[1] - 128;
            int redness = mean[2] - 128;
            return c.Channels == 1
                ? [(byte)mean[0]]
                : [
                    Clamp(mean[0] + (int)Math.Floor((359 * redness / 256.0) + 0.5)),
                    Clamp(mean[0] - (int)Math.Floor((((88 * blueness) + (183 * redness)) / 256.0) + 0.5)),
                    Clamp(mean[0] + (int)Math.Floor((454 * blueness / 256.0) + 0.5)),
                ];
        }

        if (c.Channels == 3)
        {
            return [(byte)mean[0], (byte)mean[1], (byte)mean[2]];
        }

        return frame.Format == PixelFormat.Gray8
            ? [(byte)mean[0]]
            : [(byte)Math.Floor((((77 * mean[0]) + (150 * mean[1]) + (29 * mean[2])) / 256.0) + 0.5)];
    }

    private static byte Clamp(int value) => (byte)Math.Clamp(value, 0, 255);
}
