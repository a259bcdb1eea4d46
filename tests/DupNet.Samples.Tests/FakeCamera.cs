using System;
using System.Collections.Generic;
using System.IO;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Pictures;

namespace DupNet.Samples.Tests;

/// <summary>Shows a sample photo with a face, or nothing, or fails.</summary>
internal sealed class FakeCamera : ICamera
{
    private static readonly Picture s_photo = PictureReducer.Reduce(PictureFile.Load(Path.Combine(AppContext.BaseDirectory, "astronaut.jpg")), 4);

    private readonly Queue<object?> _shots = new();

    public CameraMode[] Modes { get; } = [new CameraMode(s_photo.Width, s_photo.Height, PixelFormat.Rgb888)];

    public CameraMode? Mode { get; private set; }

    /// <summary>How often it was started.</summary>
    public int Starts { get; private set; }

    /// <summary>Thrown by <see cref="Stop"/>, which stops all the same.</summary>
    public CameraException? StopFailure { get; set; }

    public FakeCamera Face() => Add(true);

    public FakeCamera Nothing() => Add(false);

    /// <summary>The photo with its rows shifted, as of a wrong width.</summary>
    public FakeCamera Shifted() => Add(null);

    public FakeCamera Failure(string what = "no answer") => Add(new CameraException(CameraError.NoAnswer, what));

    public void Start(CameraMode mode)
    {
        Starts++;
        Mode = mode;
    }

    public Frame Capture(byte[] buffer, int timeoutMilliseconds)
    {
        object? shot = _shots.Dequeue();
        if (shot is CameraException failure)
        {
            throw failure;
        }

        Array.Clear(buffer);
        if (shot is true)
        {
            s_photo.Rgb.CopyTo(buffer, 0);
        }
        else if (shot is null)
        {
            // Each row starts where a row of a wider picture does.
            int rowBytes = Picture.Channels * s_photo.Width;
            for (int y = 0; y < s_photo.Height; y++)
            {
                for (int i = 0; i < rowBytes; i++)
                {
                    buffer[(y * rowBytes) + i] = s_photo.Rgb[(y * rowBytes) + ((i + (30 * y)) % rowBytes)];
                }
            }
        }

        return new Frame(buffer, Mode!.Width, Mode.Height, Mode.Format);
    }

    public void Stop()
    {
        Mode = null;
        if (StopFailure != null)
        {
            throw StopFailure;
        }
    }

    private FakeCamera Add(object? shot)
    {
        _shots.Enqueue(shot);
        return this;
    }
}
