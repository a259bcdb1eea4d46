using System;
using System.Collections.Concurrent;
using System.Linq;
using CsCheck;
using DupNet.Embedded.Imaging;
using DupNet.Packing;
using Xunit;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Embedded.Tests.Imaging;

/// <summary>The stretch of flat frames against its definition in models/FORMAT.md, section 9.</summary>
public class ContrastStretchTests
{
    private readonly ConcurrentDictionary<(PixelFormat Format, bool IsFlat), bool> _seen = new();

    [Fact]
    public void RowsAreThoseOfThePlainDefinition()
    {
        Gen.Int.Sample(Check, iter: 2000);
        Assert.Equal(2 * Enum.GetValues<PixelFormat>().Length, _seen.Count);
    }

    [Theory]
    [InlineData(127, true)]
    [InlineData(128, false)]
    public void HalfTheRangeIsNotFlat(int range, bool isFlat)
    {
        byte[] pixels = [.. Enumerable.Range(0, 64 * 64).Select(i => (byte)(40 + (i < 32 * 64 ? 0 : range)))];
        ContrastStretch contrast = new();
        Assert.Equal(isFlat, contrast.Begin(new Frame(pixels, 64, 64, PixelFormat.Gray8)));
    }

    [Fact]
    public void ASixtyFourthOfTheSamplesAtEitherEndIsLeftOut()
    {
        // Every pixel is a sample of the second grid; these two rows have none of the first.
        byte[] pixels = new byte[32 * 32];
        Array.Fill(pixels, (byte)100);
        pixels.AsSpan(0, 16).Clear();
        pixels.AsSpan(32, 16).Fill(255);
        ContrastStretch contrast = new();
        Assert.True(contrast.Begin(new Frame(pixels, 32, 32, PixelFormat.Gray8)));
        pixels[16] = 0;
        pixels[48] = 255;
        Assert.False(contrast.Begin(new Frame(pixels, 32, 32, PixelFormat.Gray8)));
    }

    [Fact]
    public void AFrameOfOneBrightnessBecomesBlackAndNoiseGrowsByAtMostSixteen()
    {
        byte[] pixels = new byte[40 * 30];
        Array.Fill(pixels, (byte)77);
        ContrastStretch contrast = new();
        Assert.True(contrast.Begin(new Frame(pixels, 40, 30, PixelFormat.Gray8)));
        byte[] bytes = [76, 77, 78, 79, 255];
        contrast.Apply(bytes, 0, bytes.Length);
        Assert.Equal([0, 0, 16, 32, 255], bytes);
    }

    [Fact]
    public void ADetectorTakesTheMemoryOfTheTableWhereItIsSet()
    {
        DupNetModel model = TestModels.Load(RandomModel.Create(new Random(1), "small", 1, 16, 64, [new Row(0, 8, Pool: 2), new Row(1, 5, Kernel: 1, Padding: 0, OutputBits: 0)]));
        DetectorSettings settings = new(model);
        int without = Detector.BufferBytes(model, settings);
        settings.StretchContrast = true;
        Assert.Equal(without + 512, Detector.BufferBytes(model, settings));
        Assert.Equal(without + 512, new Detector(model, settings).AllocatedBytes);
    }

    private void Check(int seed)
    {
        Random random = new(seed);
        PixelFormat[] formats = Enum.GetValues<PixelFormat>();
        PixelLayout layout = PixelLayout.Of(formats[random.Next(formats.Length)]);
        int width = 2 * random.Next(1, 80);
        int height = random.Next(1, 120);
        int stride = (width * layout.BytesPerPixel + 3) / 4 * 4;
        byte[] buffer = new byte[stride * height];
        random.NextBytes(buffer);
        int bits = random.Next(2) == 0 ? 255 : 57;
        for (int i = 0; i < buffer.Length; i++)
        {
            buffer[i] &= (byte)bits;
        }

        Frame frame = new(buffer, width, height, layout.Format)
        {
            Stride = stride, Rotation = (Rotation)random.Next(4), Mirror = random.Next(2) == 0,
        };
        (bool isFlat, Func<byte, byte> stretch) = Plain(new Frame(buffer, width, height, layout.Format) { Stride = stride });
        _seen[(layout.Format, isFlat)] = true;

        int channels = random.Next(2) == 0 ? 1 : 3;
        FrameSampler plain = new(24, 16, channels, 99, 2, FitMode.Letterbox, 0);
        FrameSampler stretched = new(24, 16, channels, 99, 2, FitMode.Letterbox, 0) { Contrast = new ContrastStretch() };
        plain.Begin(frame);
        stretched.Begin(frame);
        byte[] row = new byte[(24 * channels) + 2];
        byte[] wanted = new byte[row.Length];
        for (int y = 0; y < 16; y++)
        {
            plain.ReadRow(y, wanted, 1);
            stretched.ReadRow(y, row, 1);
            for (int i = 0; i < 24 * channels && isFlat; i++)
            {
                int x = i / channels;
                if (x >= plain.Left && x < plain.Left + plain.ContentWidth && y >= plain.Top && y < plain.Top + plain.ContentHeight)
                {
                    wanted[1 + i] = stretch(wanted[1 + i]);
                }
            }

            Assert.Equal(wanted, row);
        }
    }

    /// <summary>The definition, by sorted samples; an upright frame as gray input of its own size gives the brightness of each pixel.</summary>
    private static (bool IsFlat, Func<byte, byte> Stretch) Plain(Frame frame)
    {
        byte[][] brightness = new byte[frame.Height][];
        FrameSampler gray = new(frame.Width, frame.Height, 1, 0, 1, FitMode.Stretch, 0);
        gray.Begin(frame);
        for (int y = 0; y < frame.Height; y++)
        {
            brightness[y] = new byte[frame.Width];
            gray.ReadRow(y, brightness[y], 0);
        }

        (int Low, int High) Range(int side)
        {
            byte[] samples = [.. Grid(frame.Height, side).SelectMany(y => Grid(frame.Width, side).Select(x => brightness[y][x])).Order()];
            return (samples[samples.Length / 64], samples[samples.Length - 1 - (samples.Length / 64)]);
        }

        (int Low, int High) first = Range(8);
        (int Low, int High) second = Range(32);
        double range = Math.Max(16, second.High - second.Low);
        return (
            first.High - first.Low < 128 && second.High - second.Low < 128,
            v => (byte)Math.Clamp(Math.Floor((((v - second.Low) * 255) + Math.Floor(range / 2)) / range), 0, 255));
    }

    private static int[] Grid(int pixels, int side)
    {
        int step = (int)Math.Ceiling((double)pixels / side);
        return [.. Enumerable.Range(0, pixels).Where(i => i % step == step / 2)];
    }
}
