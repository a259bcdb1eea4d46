using System;
using System.Collections.Generic;
using DupNet.Embedded;

namespace DupNet.Counting;

/// <summary>
/// Exact IL counts of the frames of a stream, from the instrumented runtime and the instrumented library of the stream detector. Calls into the
/// class library count as one.
/// </summary>
/// <param name="Total">Number of all IL instructions of a frame.</param>
/// <param name="Gate">Those of the gate, and of what tells the regions that moved.</param>
/// <param name="Looks">Those of the runtime: of detections.</param>
public sealed record StreamCounts(long Total, long Gate, long Looks)
{
    /// <summary>Counts the IL instructions of each frame of a stream.</summary>
    /// <param name="model">Bytes of the model.</param>
    /// <param name="width">Width of the frames in pixels.</param>
    /// <param name="height">Height of the frames in pixels.</param>
    /// <param name="format">Name of their pixel format.</param>
    /// <param name="frames">The pixels of each frame.</param>
    /// <returns>The counts of each frame, in order.</returns>
    /// <exception cref="CountingException">The runtime refuses the model or a frame.</exception>
    public static IReadOnlyList<StreamCounts> Measure(byte[] model, int width, int height, string format, IEnumerable<byte[]> frames)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(frames);
        var stream = new CountedStream(model, ModelBudget.Default, new Dictionary<string, object>());
        PixelFormat known = Enum.Parse<PixelFormat>(format);
        List<StreamCounts> counts = [];
        foreach (byte[] pixels in frames)
        {
            stream.Next(pixels, width, height, known);
            counts.Add(new StreamCounts(stream.Instructions, stream.Gate, stream.Looks));
        }

        return counts;
    }
}
