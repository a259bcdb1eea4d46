using System;
using DupNet.Boards;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Buses;
using DupNet.Embedded.Cameras.Esp32;
using Xunit;

namespace DupNet.Projects.Tests;

public sealed class ProjectPlanTests
{
    [Theory]
    [InlineData("face-led", "esp32-devkitc-arducam", KernelKind.Managed, true, 96, 72)]
    [InlineData("face-led", "esp32-cam", KernelKind.Native, true, 96, 96)]
    [InlineData("self-test", "esp32-cam", KernelKind.Managed, false, 0, 0)]
    [InlineData("serial-detector", "esp32-s3-eye", KernelKind.Native, true, 96, 96)]
    [InlineData("flash-model", "esp32-c6-devkit", KernelKind.Native, false, 0, 0)]
    public void KernelsAndCameraAreThoseOfSampleAndBoard(string sample, string board, KernelKind kernels, bool hasCamera, int width, int height)
    {
        ProjectPlan plan = ProjectPlan.Of(Wishes.Of(sample, board, Wishes.Nano));
        Assert.Equal((kernels, hasCamera, 96, 96), (plan.Kernels, plan.HasCamera, plan.InputWidth, plan.InputHeight));
        Assert.Equal((width, height), (plan.FrameSize?.Width ?? 0, plan.FrameSize?.Height ?? 0));
        Assert.InRange(plan.HeapBytes, 1, plan.BoardHeapBytes);
    }

    [Fact]
    public void TheInputIsTheLargestThatFits()
    {
        Assert.Equal(160, ProjectPlan.Of(Wishes.Of("face-led", "esp32-cam", Wishes.Default)).InputWidth);
        Assert.Equal((160, 120), (ProjectPlan.Of(Wishes.Of("face-led", "esp32-cam", Wishes.Default)).FrameSize!.Width, 120));

        // Without PSRAM the default model fits at no size.
        AssertRefused(
            Wishes.Of("face-led", "esp32-devkitc-arducam", Wishes.Default), "with this model at an input of ", "needs an estimated ", "esp32-devkitc-arducam has an estimated 90,000",
            "a board with PSRAM");
    }

    [Fact]
    public void AWantedInputIsTakenOrRefused()
    {
        ProjectOptions wishes = Wishes.Of("face-led", "esp32-devkitc-arducam", Wishes.Nano);
        ProjectPlan plan = ProjectPlan.Of(wishes with { InputWidth = 64, InputHeight = 96 });
        Assert.Equal((64, 96), (plan.InputWidth, plan.InputHeight));
        AssertRefused(wishes with { InputWidth = 65, InputHeight = 64 }, "cannot have an input of 65x64");
        AssertRefused(wishes with { InputWidth = 192, InputHeight = 192 }, "at an input of 192x192 needs", "90,000");
        AssertRefused(Wishes.Of("self-test", "esp32-cam", Wishes.Nano) with { InputWidth = 64, InputHeight = 64 }, "the model's own input, 96x96");
    }

    [Fact]
    public void WhatDoesNotSuitIsRefused()
    {
        AssertRefused(Wishes.Of("serial-detector", "esp32-c6-devkit", Wishes.Nano), "needs an estimated 105,922 bytes of heap");
        AssertRefused(Wishes.Of("face-led", "esp32-c6-devkit", Wishes.Nano), "needs a camera, and esp32-c6-devkit has none", "serial-detector");
        AssertRefused(Wishes.Of("model-in-resource", "esp32-cam", Wishes.Nano, kernels: KernelKind.Native), "runs on managed kernels", "face-led", "flash-model");
        AssertRefused(Wishes.Of("flash-model", "esp32-cam", Wishes.Nano, kernels: KernelKind.Managed), "is for native kernels", "model-in-resource");
        ProjectOptions wishes = Wishes.Of("self-test", "esp32-cam", Wishes.Nano);
        Board small = wishes.Board with { Partitions = wishes.Board.Partitions with { Deployment = wishes.Board.Partitions.Deployment with { Bytes = 65536 } } };
        AssertRefused(wishes with { Board = small }, "the model has 7,024 bytes", "has 65,536");
    }

    /// <summary>The sizes are modes of the drivers that the settings name.</summary>
    [Fact]
    public void FramesAreThoseOfTheCameras()
    {
        Assert.All(FrameSize.Of(CameraBus.Dvp), size => Assert.Contains(
            new EspCamera(EspCameraPins.Esp32S3Eye()).Modes, mode => mode.IsSameAs(new CameraMode(size.Width, size.Height, PixelFormat.Rgb565BigEndian))));
        Assert.All(FrameSize.Of(CameraBus.Spi), size => Assert.Contains(
            new ArduCamMini2MP(new NoBus(), new NoBus(), new NoBus()).Modes, mode => mode.IsSameAs(new CameraMode(size.Width, size.Height, PixelFormat.Rgb565BigEndian))));
        Assert.Equal(FrameSize.Of(CameraBus.Spi)[^1], FrameSize.Covering(CameraBus.Spi, 1000));
    }

    private static void AssertRefused(ProjectOptions options, params string[] parts)
    {
        string message = Assert.Throws<ProjectException>(() => ProjectPlan.Of(options)).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    private sealed class NoBus : ISpiBus, IRegisterBus, IPause
    {
        public void Select()
        {
        }

        public void Deselect()
        {
        }

        public void Write(byte[] data)
        {
        }

        public void Read(byte[] buffer, int offset, int count)
        {
        }

        public int Read(int register) => 0;

        public void Write(int register, int value)
        {
        }

        public void For(int milliseconds)
        {
        }
    }
}
