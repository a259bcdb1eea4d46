using System.Collections.Generic;
using DupNet.Watching.Sources;

namespace DupNet.Watching;

/// <summary>What there is to see of a frame.</summary>
/// <param name="Number">Number of the result, from 1; settings that change give a new result of the same frame.</param>
/// <param name="Frame">The frame; null before the first.</param>
/// <param name="Settings">The settings that it was looked at with.</param>
/// <param name="Width">Columns of the whole frame as it is shown.</param>
/// <param name="Height">Rows of the whole frame as it is shown.</param>
/// <param name="Jpeg">The frame for browsers; empty before the first.</param>
/// <param name="Boxes">The boxes, best first, in pixels of the whole frame.</param>
/// <param name="Milliseconds">Time from frame to boxes; null where a board does not tell.</param>
/// <param name="FramesASecond">Frames that were looked at in a second, in the last two seconds.</param>
/// <param name="LayerMilliseconds">Time of each layer here; of two that run in turns the second has both.</param>
/// <param name="Engine">What computes.</param>
/// <param name="Work">What a stream detector did with the frame; null where each frame is looked at by itself.</param>
/// <param name="IsPaused">Whether frames wait for the user.</param>
/// <param name="Note">What is wrong with the source; null for nothing.</param>
public sealed record WatchedResult(
    long Number,
    WatchedFrame? Frame,
    WatchSettings Settings,
    int Width,
    int Height,
    byte[] Jpeg,
    IReadOnlyList<WatchedBox> Boxes,
    double? Milliseconds,
    double FramesASecond,
    IReadOnlyList<double> LayerMilliseconds,
    string Engine,
    string? Work,
    bool IsPaused,
    string? Note);
