using System;
using System.Collections.Generic;
using DupNet.Pictures;

namespace DupNet.Streams.Detectors;

/// <summary>A detector that is measured on sequences: it gets frame after frame. Used by one thread.</summary>
public interface IStreamedDetector : IDisposable
{
    /// <summary>What tables call it.</summary>
    string Name { get; }

    /// <summary>Whether it tells the same person in several frames by a number.</summary>
    bool HasTracks { get; }

    /// <summary>Whether its work is counted; else it is estimated.</summary>
    bool IsCounted { get; }

    /// <summary>Bytes of all its buffers; the model and the frame come on top.</summary>
    long BufferBytes { get; }

    /// <summary>Prepares for frames of another sequence.</summary>
    void Restart();

    /// <summary>Looks at the next frame of the sequence.</summary>
    /// <param name="picture">The frame. A device gets it as RGB565.</param>
    /// <param name="work">What it took.</param>
    IReadOnlyList<FoundFace> Next(Picture picture, out FrameWork work);
}
