using System;
using System.Collections.Generic;
using DupNet.Counting;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.Streams.Detectors;

/// <summary>The device library's stream detector, whose instructions are counted frame by frame.</summary>
/// <param name="file">Bytes of the model.</param>
/// <param name="budget">The most work and memory that a frame of the model may take.</param>
/// <param name="settings">Values of the stream detector's settings other than the defaults, by name.</param>
public sealed class FollowingDetector(byte[] file, ModelBudget budget, IReadOnlyDictionary<string, object> settings) : IStreamedDetector
{
    private readonly CountedStream _stream = new(file, budget, settings);

    /// <inheritdoc/>
    public string Name => "stream";

    /// <inheritdoc/>
    public bool HasTracks => true;

    /// <inheritdoc/>
    public bool IsCounted => true;

    /// <inheritdoc/>
    public long BufferBytes => _stream.AllocatedBytes;

    /// <inheritdoc/>
    public void Restart() => _stream.Restart();

    /// <inheritdoc/>
    public IReadOnlyList<FoundFace> Next(Picture picture, out FrameWork work)
    {
        ArgumentNullException.ThrowIfNull(picture);
        IReadOnlyList<CountedTrack> tracks = _stream.Next(FrameFormat.Pixels(picture), picture.Width, picture.Height, FrameFormat.Format);
        work = new FrameWork(_stream.Instructions, _stream.Looks);
        var found = new List<FoundFace>(tracks.Count);
        foreach (CountedTrack track in tracks)
        {
            // Boxes may reach beyond the frame; labels do not.
            Box box = new Box(track.X, track.Y, track.Width, track.Height).Within(picture.Width, picture.Height);
            if (box.Width > 0 && box.Height > 0)
            {
                found.Add(new FoundFace(box, track.Score, track.Number));
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // It holds memory alone.
    }
}
