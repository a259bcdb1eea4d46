using System;
using System.IO;
using DupNet.Devices;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Pictures;

namespace DupNet.Samples.Tests.CameraWeb;

/// <summary>Shows a sample photo with a face as an RGB565 camera does, with a little noise; fails when it is told to.</summary>
/// <param name="format">Which of the two byte orders.</param>
internal sealed class PhotoCamera(PixelFormat format = PixelFormat.Rgb565BigEndian) : ICamera
{
    // The photo is square: the part of it with the face, 96x72 of the photo at a fifth of its size.
    private static readonly Picture s_photo = Crop(PictureReducer.Reduce(PictureFile.Load(Path.Combine(AppContext.BaseDirectory, "astronaut.jpg")), 5), 96, 72);

    private readonly byte[] _pixels = FramePixels.Make(s_photo, format);
    private byte _noise;

    /// <summary>The format that it says it has.</summary>
    public PixelFormat Claims { get; init; } = format;

    public CameraMode[] Modes => [new CameraMode(s_photo.Width, s_photo.Height, Claims)];

    public CameraMode? Mode { get; private set; }

    /// <summary>The picture that it shows.</summary>
    public static Picture Photo => s_photo;

    /// <summary>How often it was started.</summary>
    public int Starts { get; private set; }

    /// <summary>How many pictures it took.</summary>
    public int Captures { get; private set; }

    /// <summary>Whether it answers.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Called in the middle of a picture, with half of it in the buffer.</summary>
    public Action? Halfway { get; set; }

    public void Start(CameraMode mode)
    {
        Starts++;
        Mode = mode;
    }

    public Frame Capture(byte[] buffer, int timeoutMilliseconds)
    {
        if (IsBroken)
        {
            throw new CameraException(CameraError.NoAnswer, "no answer");
        }

        Captures++;
        int half = _pixels.Length / 2;
        _pixels.AsSpan(0, half).CopyTo(buffer);
        Halfway?.Invoke();
        _pixels.AsSpan(half).CopyTo(buffer.AsSpan(half));

        // Of the last pixel, so that no two pictures are the same.
        _noise++;
        buffer[_pixels.Length - 1] = _noise;
        return new Frame(buffer, Mode!.Width, Mode.Height, Mode.Format);
    }

    public void Stop() => Mode = null;

    private static Picture Crop(Picture picture, int width, int height)
    {
        Picture part = new(width, height);
        for (int y = 0; y < height; y++)
        {
            picture.Rgb.AsSpan(picture.IndexOf(0, y), width * Picture.Channels).CopyTo(part.Rgb.AsSpan(part.IndexOf(0, y)));
        }

        return part;
    }
}
