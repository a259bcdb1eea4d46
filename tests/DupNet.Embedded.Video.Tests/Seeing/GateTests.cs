using System;
using System.Linq;
using DupNet.Embedded.Video.Seeing;
using Xunit;

namespace DupNet.Embedded.Video.Tests.Seeing;

public sealed class GateTests
{
    [Theory]
    [InlineData(320, 240, 14, 22, 17)]
    [InlineData(240, 320, 14, 17, 22)]
    [InlineData(96, 72, 5, 19, 14)]
    [InlineData(640, 480, 28, 22, 17)]
    [InlineData(96, 96, 5, 19, 19)]
    [InlineData(7, 5, 1, 7, 5)]
    [InlineData(1, 1, 1, 1, 1)]
    public void CellsAreAsSmallAsTheirNumberAllows(int width, int height, int side, int columns, int rows)
    {
        Gate gate = new();
        gate.Look(Scene.Plane(new Frame(new byte[width * height], width, height, PixelFormat.Gray8)));
        Assert.Equal((side, columns, rows), (gate.CellSide, gate.Columns, gate.Rows));
        Assert.InRange(gate.Columns * gate.Rows, 1, 384);
        Assert.InRange(gate.Left + (gate.Columns * gate.CellSide), 1, width);
        Assert.InRange(gate.Top + (gate.Rows * gate.CellSide), 1, height);
    }

    [Theory]
    [InlineData(PixelFormat.Gray8, 3, 1.0, 1.0)]
    [InlineData(PixelFormat.Gray8, 12, 1.0, 1.0)]
    [InlineData(PixelFormat.Rgb565BigEndian, 5, 1.0, 1.0)]
    [InlineData(PixelFormat.Gray8, 3, 0.94, 1.06)]
    [InlineData(PixelFormat.Rgb565BigEndian, 3, 0.94, 1.06)]
    [InlineData(PixelFormat.Gray8, 3, 0.7, 1.3)]
    public void NoiseAndFlickerDoNotOpenIt(PixelFormat format, double noise, double even, double odd)
    {
        Scene scene = new(320, 240, 1) { Noise = noise, Format = format };
        Gate gate = new();
        MovedRegions regions = new();
        int opened = 0;
        for (int i = 0; i < 200; i++)
        {
            scene.Light = i % 2 == 0 ? even : odd;
            gate.Look(Scene.Plane(scene.Empty()));
            regions.Find(gate);
            opened += regions.Count;
        }

        Assert.Equal(0, opened);
    }

    [Fact]
    public void AStepOfExposureDoesNotOpenIt()
    {
        Scene scene = new(320, 240, 2);
        Gate gate = new();
        MovedRegions regions = new();
        for (int i = 0; i < 120; i++)
        {
            scene.Light = i < 40 ? 1 : i < 80 ? 0.75 : 1.15;
            gate.Look(Scene.Plane(scene.Empty()));
            regions.Find(gate);
            Assert.Equal(0, regions.Count);
        }
    }

    /// <summary>What is bright turns white, as far as it can; an exposure control takes it back frame by frame.</summary>
    [Theory]
    [InlineData(1.5)]
    [InlineData(1.3)]
    [InlineData(0.66)]
    public void AStepBeyondWhiteDoesNotOpenIt(double step)
    {
        MovedRegions regions = new();
        for (int seed = 20; seed < 30; seed++)
        {
            Scene scene = new(320, 240, seed) { Format = PixelFormat.Rgb565BigEndian, Light = 1.2 };
            Gate gate = new();
            double change = 0;
            for (int i = 0; i < 120; i++)
            {
                change = i % 40 == 39 ? step - 1 : change * 7 / 8;
                scene.Light = 1.2 * (1 + change);
                gate.Look(Scene.Plane(scene.Empty()));
                regions.Find(gate);
                Assert.Equal(0, regions.Count);
            }
        }
    }

    [Fact]
    public void WhoComesInWithAStepOpensIt()
    {
        Scene scene = new(320, 240, 3) { Format = PixelFormat.Rgb565BigEndian };
        Gate gate = new();
        MovedRegions regions = new();
        for (int i = 0; i < 20; i++)
        {
            gate.Look(Scene.Plane(scene.Empty()));
        }

        scene.Light = 0.75;
        gate.Look(Scene.Plane(scene.Show((200, 100))));
        regions.Find(gate);
        Assert.InRange(regions.Count, 1, 2);
        Assert.True(regions.Left(0) > 100 && regions.Right(0) < 300, "something opened it that is not the face");
    }

    [Fact]
    public void AllWhiteOrAllBlackIsNothing()
    {
        Gate gate = new();
        MovedRegions regions = new();
        byte[] pixels = new byte[320 * 240];
        for (int i = 0; i < 60; i++)
        {
            Array.Fill(pixels, i < 20 ? (byte)255 : i < 40 ? (byte)0 : (byte)255);
            gate.Look(Scene.Plane(new Frame(pixels, 320, 240, PixelFormat.Gray8)));
            regions.Find(gate);
            Assert.True(i is 20 or 40 || regions.Count == 0, $"opened in frame {i}");
            gate.Learn(0, 0, 320, 240);
        }
    }

    [Fact]
    public void ACellThatMovesAloneTires()
    {
        Scene scene = new(320, 240, 6) { Noise = 0 };
        Gate gate = new();
        MovedRegions regions = new();
        int moved = 0;
        for (int i = 0; i < 100; i++)
        {
            Frame frame = scene.Empty();
            for (int at = 0; i >= 20 && at < 12 * 12; at++)
            {
                int place = ((gate.Top + (5 * gate.CellSide) + 1 + (at / 12)) * 320) + gate.Left + (7 * gate.CellSide) + 1 + (at % 12);
                frame.Buffer[place] = (byte)(frame.Buffer[place] ^ 64);
            }

            gate.Look(Scene.Plane(frame));
            regions.Find(gate);
            Assert.Equal(0, regions.Count);
            Assert.InRange(gate.MovedCells, 0, 1);
            moved += gate.MovedCells;
            Assert.True(i < 90 || gate.MovedCells == 0, $"still moved in frame {i}");
        }

        Assert.InRange(moved, 5, 70);
    }

    [Theory]
    [InlineData(PixelFormat.Gray8)]
    [InlineData(PixelFormat.Rgb565LittleEndian)]
    [InlineData(PixelFormat.Rgb565BigEndian)]
    [InlineData(PixelFormat.Bgr565LittleEndian)]
    [InlineData(PixelFormat.Bgr565BigEndian)]
    [InlineData(PixelFormat.Rgb888)]
    [InlineData(PixelFormat.Bgr888)]
    [InlineData(PixelFormat.Yuv422)]
    [InlineData(PixelFormat.Uyvy422)]
    public void WhoComesInOpensItWhereHeIs(PixelFormat format)
    {
        Scene scene = new(320, 240, 3) { Format = format };
        Gate gate = new();
        MovedRegions regions = new();
        for (int i = 0; i < 10; i++)
        {
            gate.Look(Scene.Plane(scene.Empty()));
        }

        gate.Look(Scene.Plane(scene.Show((200, 100))));
        regions.Find(gate);
        Assert.Equal(1, regions.Count);
        (double x, double y, double width, double height) = scene.Face(200, 100);
        Assert.True(regions.Left(0) < x + 8 && regions.Right(0) > x + width - 8, "the region is beside the face");
        Assert.True(regions.Top(0) < y + 8 && regions.Bottom(0) > y + height - 8, "the region is above or below the face");
        Assert.InRange(regions.Right(0) - regions.Left(0), width, 4 * width);
    }

    [Fact]
    public void TheTestsReadEveryFormat()
        => Assert.Equal(
            Enum.GetValues<PixelFormat>(),
            typeof(GateTests).GetMethod(nameof(WhoComesInOpensItWhereHeIs))!.GetCustomAttributes(false).OfType<InlineDataAttribute>().Select(each => (PixelFormat)each.Data[0]!).Order());

    [Fact]
    public void WhatIsExplainedOrLearntOpensItNoMore()
    {
        Scene scene = new(320, 240, 4);
        Gate gate = new();
        MovedRegions regions = new();
        for (int i = 0; i < 10; i++)
        {
            gate.Look(Scene.Plane(scene.Empty()));
        }

        gate.Look(Scene.Plane(scene.Show((200, 100))));
        Assert.InRange(gate.MovedCells, 4, 200);
        gate.Explain(0, 0, 320, 240);
        regions.Find(gate);
        Assert.Equal(0, regions.Count);

        // Explained is for one frame, learnt for ever.
        gate.Look(Scene.Plane(scene.Show((200, 100))));
        regions.Find(gate);
        Assert.Equal(1, regions.Count);
        gate.Learn(0, 0, 320, 240);
        gate.Look(Scene.Plane(scene.Show((200, 100))));
        regions.Find(gate);
        Assert.Equal(0, regions.Count);
    }

    [Fact]
    public void WhereNothingMovedIsToldWhateverIsExplained()
    {
        Scene scene = new(320, 240, 7);
        Gate gate = new();
        for (int i = 0; i < 10; i++)
        {
            // In the first frames nobody knows.
            gate.Look(Scene.Plane(scene.Empty()));
            Assert.Equal(i < 8, gate.HasMoved(180, 80, 220, 120));
        }

        gate.Look(Scene.Plane(scene.Show((200, 100))));
        gate.Explain(0, 0, 320, 240);
        Assert.True(gate.HasMoved(180, 80, 220, 120));
        Assert.True(gate.HasMoved(180, 80, 600, 500));
        Assert.False(gate.HasMoved(20, 20, 60, 60));
        Assert.False(gate.HasMoved(-60, -60, 20, 20));
    }

    [Fact]
    public void TheNextFrameAfterARestartIsBackground()
    {
        Scene scene = new(160, 120, 5);
        Gate gate = new();
        gate.Look(Scene.Plane(scene.Empty()));
        gate.Look(Scene.Plane(scene.Empty()));
        gate.Restart();
        gate.Look(Scene.Plane(scene.Show((80, 60))));
        gate.Look(Scene.Plane(scene.Show((80, 60))));
        gate.Look(Scene.Plane(scene.Show((80, 60))));
        Assert.Equal(0, gate.MovedCells);
    }
}
