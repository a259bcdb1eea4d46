using System;
using System.Collections.Generic;
using DupNet.Embedded;
using DupNet.Packing;
using Xunit;

namespace DupNet.Counting.Tests;

/// <summary>A stream detector tells what each frame took.</summary>
[Collection("counts")]
public class CountedStreamTests
{
    private const int Side = 128;
    private const int Spot = 16;
    private const PixelFormat Format = PixelFormat.Gray8;

    private static readonly Dictionary<string, object> s_defaults = [];

    [Fact]
    public void TellsWhatAFrameTook()
    {
        var counted = new CountedStream(SpotModel.Bytes, ModelBudget.Default, s_defaults);
        counted.Next(Frame(20), Side, Side, Format);
        (long first, long looks) = (counted.Instructions, counted.Looks);
        Assert.True(looks > 10_000 && looks < first, $"{looks} of {first}");

        // Others may count between two frames.
        DetectCounts.Measure(SpotModel.Bytes, 64, 64, Side, Side, nameof(PixelFormat.Gray8));
        for (int i = 0; i < 200; i++)
        {
            counted.Next(Frame(null), Side, Side, Format);
        }

        // Nobody is there any more: the gate alone is left.
        Assert.True(counted.Instructions < 200_000, $"{counted.Instructions}");
        Assert.True(counted.Looks < 2000, $"{counted.Looks}");

        var again = new CountedStream(SpotModel.Bytes, ModelBudget.Default, s_defaults);
        again.Next(Frame(20), Side, Side, Format);
        Assert.Equal((first, looks), (again.Instructions, again.Looks));
    }

    [Fact]
    public void WhatTheRuntimeRefusesIsTold()
    {
        CountingException refused = Assert.Throws<CountingException>(
            () => new CountedStream(SpotModel.Bytes, ModelBudget.Default, new Dictionary<string, object> { ["WorkPerFrame"] = 1 }));
        Assert.Contains("WorkPerFrame is 1, must be", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A dark frame with a bright square.</summary>
    private static byte[] Frame(int? left)
    {
        byte[] pixels = new byte[Side * Side];
        Array.Fill(pixels, (byte)20);
        for (int row = 40; left is int x && row < 40 + Spot; row++)
        {
            Array.Fill(pixels, (byte)255, (row * Side) + x, Spot);
        }

        return pixels;
    }
}
