using System;
using System.Collections.Generic;
using DupNet.Sequences.Cameras;
using DupNet.Sequences.Stages;

namespace DupNet.Sequences.Making;

/// <summary>A sequence that is made while it is read.</summary>
/// <param name="name">Name of the sequence.</param>
/// <param name="kind">What kind of sequence it is.</param>
/// <param name="width">Columns of a frame.</param>
/// <param name="height">Rows of a frame.</param>
/// <param name="length">Frames of the sequence.</param>
/// <param name="stage">Makes what is seen.</param>
/// <param name="camera">Makes what takes it.</param>
/// <param name="lost">Tells which frames are lost.</param>
internal sealed class MadeSequence(string name, string kind, int width, int height, int length, Func<IStage> stage, Func<Camera> camera, Func<IEnumerable<bool>> lost) : ISequence
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Kind => kind;

    /// <inheritdoc/>
    public int Width => width;

    /// <inheritdoc/>
    public int Height => height;

    /// <inheritdoc/>
    public int Length => length;

    /// <inheritdoc/>
    public IEnumerable<SequenceFrame> Frames()
    {
        IStage seen = stage();
        Camera taker = camera();
        using IEnumerator<bool> gone = lost().GetEnumerator();
        for (int time = 0; time < length; time++)
        {
            gone.MoveNext();
            if (!gone.Current)
            {
                SequenceFrame frame = seen.Draw(time);
                taker.Take(frame.Picture, time);
                yield return frame;
            }
        }
    }
}
