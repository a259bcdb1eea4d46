using System;
using DupNet.Embedded;
using DupNet.Embedded.Imaging;
using DupNet.Pictures;

namespace DupNet.Devices;

/// <summary>
/// A frame as a network sees it: turned upright as <see cref="Frame.Rotation"/> and <see cref="Frame.Mirror"/> say, each pixel in the colour that the
/// runtime reads. No pixel is lost or mixed with others.
/// </summary>
/// <param name="frame">The frame.</param>
public sealed class UprightFrame(Frame frame)
{
    private readonly bool _isSideways = (frame ?? throw new ArgumentNullException(nameof(frame))).Rotation is Rotation.Clockwise90 or Rotation.Clockwise270;

    /// <summary>Columns.</summary>
    public int Width => _isSideways ? frame.Height : frame.Width;

    /// <summary>Rows.</summary>
    public int Height => _isSideways ? frame.Width : frame.Height;

    /// <summary>The pixels; gray ones with equal red, green and blue.</summary>
    public Picture Picture()
    {
        // An input of the frame's own size: every sample is a pixel.
        var sampler = new FrameSampler(Width, Height, Pictures.Picture.Channels, padValue: 0, largestGrid: 1, FitMode.Stretch, largestStretch: 0);
        var picture = new Picture(Width, Height);
        sampler.Begin(frame);
        for (int y = 0; y < Height; y++)
        {
            sampler.ReadRow(y, picture.Rgb, picture.IndexOf(0, y));
        }

        sampler.End();
        return picture;
    }

    /// <summary>Where a box lies in it.</summary>
    /// <param name="box">A box in pixels of the frame's buffer, as a detector gives it.</param>
    public DeviceBox Box(DeviceBox box)
    {
        ArgumentNullException.ThrowIfNull(box);
        float right = frame.Width - box.X - box.Width;
        float bottom = frame.Height - box.Y - box.Height;
        DeviceBox turned = frame.Rotation switch
        {
            Rotation.Clockwise90 => box with { X = bottom, Y = box.X, Width = box.Height, Height = box.Width },
            Rotation.Clockwise180 => box with { X = right, Y = bottom },
            Rotation.Clockwise270 => box with { X = box.Y, Y = right, Width = box.Height, Height = box.Width },
            _ => box,
        };
        return frame.Mirror ? turned with { X = Width - turned.X - turned.Width } : turned;
    }
}
