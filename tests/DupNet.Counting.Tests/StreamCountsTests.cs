using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Embedded;
using Xunit;

namespace DupNet.Counting.Tests;

/// <summary>What a frame of a stream takes while nobody is there.</summary>
[Collection("counts")]
public class StreamCountsTests
{
    [Theory]
    [InlineData("Gray8", 1, 100_000)]
    [InlineData("Rgb565BigEndian", 2, 100_000)]
    [InlineData("Yuv422", 2, 100_000)]
    [InlineData("Rgb888", 3, 100_000)]
    public void AFrameOfAnEmptyRoomTakesItsLimitAtMost(string format, int bytesPerPixel, long limit)
    {
        IReadOnlyList<StreamCounts> counts = StreamCounts.Measure(Model, 320, 240, format, Room(320 * 240 * bytesPerPixel, 40));

        // The first frame is glanced at, the others pass the gate alone.
        Assert.InRange(counts[0].Looks, 5_000_000, 9_000_000);
        Assert.All(counts.Skip(2), each => Assert.InRange(each.Gate, 20_000, limit));
        Assert.All(counts.Skip(2), each => Assert.InRange(each.Total, each.Gate, limit));
    }

    /// <summary>What moved, was looked at and was learnt before a restart changes nothing after it.</summary>
    [Fact]
    public void AfterARestartTheSameFramesTakeTheSame()
    {
        byte[][] frames = [.. Room(320 * 240, 24)];
        for (int i = 6; i < frames.Length - 4; i++)
        {
            for (int row = 60; row < 160; row++)
            {
                Array.Fill(frames[i], (byte)255, (320 * row) + (10 * i), 70);
            }
        }

        CountedStream stream = new(Model, ModelBudget.Default, new Dictionary<string, object>());
        long[] first = Run();
        Assert.True(first.Count(each => each > 1_000_000) > 1, "nothing but the first frame was looked at");
        stream.Restart();
        Assert.Equal(first, Run());

        long[] Run() => [.. frames.Select(pixels =>
        {
            stream.Next(pixels, 320, 240, PixelFormat.Gray8);
            return stream.Instructions;
        })];
    }

    private static byte[] Model => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "dupnet-tinier-yolo.dupnet"));

    /// <summary>The same bytes again and again, with a little noise in the low bits.</summary>
    private static IEnumerable<byte[]> Room(int bytes, int frames)
    {
        Random random = new(1);
        byte[] room = new byte[bytes];
        random.NextBytes(room);
        for (int i = 0; i < frames; i++)
        {
            byte[] frame = (byte[])room.Clone();
            for (int k = 0; k < bytes; k += 7)
            {
                frame[k] ^= (byte)random.Next(2);
            }

            yield return frame;
        }
    }
}
