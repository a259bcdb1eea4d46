using System;
using System.Collections.Generic;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Sequences.Arithmetic;

namespace DupNet.Sequences.Stages;

/// <summary>A photo that a camera moves over, there and back.</summary>
/// <param name="photo">The photo.</param>
/// <param name="faces">The faces in it, in pixels; a face's identity is its place in the list, from 1.</param>
/// <param name="ignored">Faces in it that count neither way.</param>
/// <param name="from">What the camera sees at the start.</param>
/// <param name="to">What it sees after half a period.</param>
/// <param name="period">Frames of the way there and back.</param>
/// <param name="width">Columns of a frame.</param>
/// <param name="height">Rows of a frame.</param>
internal sealed class PanStage(
    Picture photo, IReadOnlyList<Box> faces, IReadOnlyList<Box> ignored, PixelWindow from, PixelWindow to, int period, int width, int height) : IStage
{
    /// <summary>Smaller faces count neither way: too few pixels of the photo are left.</summary>
    private const int LeastSide = 10;

    /// <inheritdoc/>
    public SequenceFrame Draw(int time)
    {
        int phase = Math.Min(time % period, period - (time % period)) * 2;
        int Between(int first, int last) => first + (int)((long)(last - first) * phase / period);
        var window = new PixelWindow(Between(from.X, to.X), Between(from.Y, to.Y), Between(from.Width, to.Width), Between(from.Height, to.Height));
        var seen = new List<SequenceFace>();
        var unclear = new List<Box>();
        for (int i = 0; i < faces.Count; i++)
        {
            if (Shown(faces[i], window, out double visible) is not Box box)
            {
                continue;
            }

            if (visible >= SequenceFace.LeastVisible && box.LongerSide >= LeastSide)
            {
                seen.Add(new SequenceFace(box, i + 1, visible));
            }
            else
            {
                unclear.Add(box);
            }
        }

        foreach (Box face in ignored)
        {
            if (Shown(face, window, out _) is Box box)
            {
                unclear.Add(box);
            }
        }

        return new SequenceFrame(time, PictureScaler.Scale(photo, window, width, height), seen, unclear);
    }

    /// <summary>The part of a face that the window shows, in pixels of the frame; null if it shows none.</summary>
    private Box? Shown(Box face, PixelWindow window, out double visible)
    {
        double scale = (double)width * PixelWindow.Unit / window.Width;
        double x = (face.X - ((double)window.X / PixelWindow.Unit)) * scale;
        double y = (face.Y - ((double)window.Y / PixelWindow.Unit)) * scale;
        Box seen = new Box(x, y, face.Width * scale, face.Height * scale).Within(width, height);
        visible = Math.Min(1, seen.Width * seen.Height / (face.Width * scale * face.Height * scale));
        return seen.Width >= 1 && seen.Height >= 1 ? seen : null;
    }
}
