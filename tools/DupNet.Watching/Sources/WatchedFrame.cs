using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Devices;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.Pictures;

namespace DupNet.Watching.Sources;

/// <summary>
/// A frame of a source. What is made of it, smaller copies and the picture that browsers get, is made once for each way to turn it, and
/// kept: a folder that is played again and again is encoded once. Safe for use by several threads.
/// </summary>
public sealed class WatchedFrame
{
    /// <summary>The longest side of a picture, in pixels. Larger ones are reduced by a whole factor.</summary>
    public const int LongestSide = 4096;

    /// <summary>The longest side of the picture that browsers get.</summary>
    private const int LongestShown = 960;

    private const int ShownQuality = 80;

    private readonly object _gate = new();
    private readonly Picture? _picture;
    private readonly Frame _frame;
    private (ViewTurn Turn, byte[] Jpeg)? _shown;
    private (InputSize Size, Frame Frame, int Factor)? _detected;

    private WatchedFrame(string name, Picture? picture, Frame frame, BoardAnswer? answer, FrameVerdict verdict)
    {
        Name = name;
        _picture = picture;
        _frame = frame;
        Answer = answer;
        Verdict = verdict;
    }

    /// <summary>What it is called, such as the name of a file; others may have chosen it.</summary>
    public string Name { get; }

    /// <summary>What the board that took it found in it; null where this program detects.</summary>
    public BoardAnswer? Answer { get; }

    /// <summary>What the frames of the camera that took it look like; <see cref="FrameVerdict.Fine"/> for pictures of files.</summary>
    public FrameVerdict Verdict { get; }

    /// <summary>Whether it is a board's own frame, which the board's settings suit; otherwise a picture of any size.</summary>
    public bool IsOfBoard => _picture is null;

    /// <summary>Bytes of its pixels.</summary>
    public int Bytes => _frame.Buffer.Length;

    /// <summary>Makes a frame of a picture.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="picture">The picture; the frame keeps it.</param>
    /// <param name="answer">What the board that took it found in it, in pixels of the picture; null for nothing.</param>
    /// <param name="rotation">The turn that brings it upright.</param>
    /// <param name="verdict">What the frames of the camera look like.</param>
    public static WatchedFrame Of(
        string name, Picture picture, BoardAnswer? answer = null, Rotation rotation = Rotation.None, FrameVerdict verdict = FrameVerdict.Fine)
    {
        ArgumentNullException.ThrowIfNull(picture);
        int factor = Factor(picture, LongestSide);
        Picture kept = PictureReducer.Reduce(picture, factor);
        BoardAnswer? scaled = answer is null ? null : answer with
        {
            Boxes = [.. answer.Boxes.Select(box => box with { X = box.X / factor, Y = box.Y / factor, Width = box.Width / factor, Height = box.Height / factor })],
        };
        return new WatchedFrame(name, kept, FrameOf(kept, rotation), scaled, verdict);
    }

    /// <summary>Makes a frame of a board's frame.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="frame">The frame; it is kept.</param>
    /// <param name="answer">What the board found in it; null for nothing.</param>
    /// <param name="verdict">What the frames of its camera look like.</param>
    public static WatchedFrame Of(string name, Frame frame, BoardAnswer? answer = null, FrameVerdict verdict = FrameVerdict.Fine)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return new WatchedFrame(name, null, frame, answer, verdict);
    }

    /// <summary>The size in pixels of the whole frame as it is shown.</summary>
    public (int Width, int Height) SizeOf(ViewTurn turn)
    {
        var upright = new UprightFrame(turn.Apply(_frame));
        return (upright.Width, upright.Height);
    }

    /// <summary>The whole frame as it is shown, every pixel.</summary>
    public Picture Upright(ViewTurn turn) => _picture is not null && IsUpright(turn) ? _picture : new UprightFrame(turn.Apply(_frame)).Picture();

    /// <summary>The frame as browsers get it, a JPEG of at most 960 pixels a side.</summary>
    public byte[] Jpeg(ViewTurn turn)
    {
        lock (_gate)
        {
            if (_shown?.Turn != turn)
            {
                Picture small = _picture is null ? Upright(turn) : PictureReducer.Reduce(_picture, Factor(_picture, LongestShown));
                Picture upright = _picture is null || IsUpright(turn) ? small : new UprightFrame(turn.Apply(FrameOf(small, _frame.Rotation))).Picture();
                _shown = (turn, PictureFile.EncodeJpeg(upright, ShownQuality));
            }

            return _shown.Value.Jpeg;
        }
    }

    /// <summary>The frame as a detector gets it: reduced by a whole factor where it is far larger than the network's input.</summary>
    /// <param name="turn">How it is turned.</param>
    /// <param name="size">The network's input.</param>
    /// <param name="factor">Pixels of the whole frame along a side of a pixel.</param>
    public Frame ForDetector(ViewTurn turn, InputSize size, out int factor)
    {
        lock (_gate)
        {
            if (_picture is null)
            {
                factor = 1;
                return turn.Apply(_frame);
            }

            InputSize lying = turn.Apply(_frame).Rotation is Rotation.Clockwise90 or Rotation.Clockwise270 ? new InputSize(size.Height, size.Width) : size;
            if (_detected?.Size != lying)
            {
                Picture reduced = PictureDetector.Reduce(_picture, lying, out int reducedBy);
                _detected = (lying, FrameOf(reduced, _frame.Rotation), reducedBy);
            }

            factor = _detected.Value.Factor;
            return turn.Apply(_detected.Value.Frame);
        }
    }

    /// <summary>The boxes that the board found, as they lie in the frame that is shown; none where it was not asked.</summary>
    public IReadOnlyList<WatchedBox> BoardBoxes(ViewTurn turn)
    {
        (int Width, int Height) shown = SizeOf(turn);
        Frame turned = turn.Apply(_frame);
        return [.. (Answer?.Boxes ?? []).Select(box => Upright(box, turned, 1, shown))];
    }

    /// <summary>A box as it lies in the frame that is shown.</summary>
    /// <param name="box">The box, in pixels of the buffer of the frame, or of the detector's frame.</param>
    /// <param name="frame">The frame whose pixels they are, turned.</param>
    /// <param name="factor">Pixels of the whole frame along a side of a pixel of that frame.</param>
    /// <param name="shown">Size of the whole frame as it is shown.</param>
    public static WatchedBox Upright(WatchedBox box, Frame frame, int factor, (int Width, int Height) shown)
    {
        ArgumentNullException.ThrowIfNull(box);
        DeviceBox turned = new UprightFrame(frame).Box(new DeviceBox((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height, (float)box.Score, 0));
        double left = Math.Clamp(turned.X * factor, 0.0, shown.Width);
        double top = Math.Clamp(turned.Y * factor, 0.0, shown.Height);
        return box with
        {
            X = left,
            Y = top,
            Width = Math.Clamp((turned.X + turned.Width) * factor, left, shown.Width) - left,
            Height = Math.Clamp((turned.Y + turned.Height) * factor, top, shown.Height) - top,
        };
    }

    private static Frame FrameOf(Picture picture, Rotation rotation) => new(picture.Rgb, picture.Width, picture.Height, PixelFormat.Rgb888) { Rotation = rotation };

    /// <summary>Whether the pixels lie as they are shown.</summary>
    private bool IsUpright(ViewTurn turn) => turn.IsNone && _frame.Rotation == Rotation.None;

    private static int Factor(Picture picture, int longest) => (Math.Max(picture.Width, picture.Height) + longest - 1) / longest;
}
