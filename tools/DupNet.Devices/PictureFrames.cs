using System;
using System.Collections.Generic;
using DupNet.Embedded;
using DupNet.Embedded.Serial;
using DupNet.Pictures;

namespace DupNet.Devices;

/// <summary>A simulated camera that shows pictures, one after another and again from the first, as frames of one mode.</summary>
/// <param name="pictures">The pictures, at least one.</param>
/// <param name="width">Columns of the frames.</param>
/// <param name="height">Rows of the frames.</param>
/// <param name="format">Their format.</param>
public sealed class PictureFrames(IReadOnlyList<Picture> pictures, int width, int height, PixelFormat format) : IFrameSource
{
    private int _next;

    /// <inheritdoc/>
    public Frame Take(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        var frame = new Frame(buffer, width, height, format);
        FramePixels.Make(PictureFitter.Fit(pictures[_next], width, height), format).CopyTo(buffer, 0);
        _next = (_next + 1) % pictures.Count;
        return frame;
    }
}
