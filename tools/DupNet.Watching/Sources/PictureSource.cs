using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using DupNet.Pictures;

namespace DupNet.Watching.Sources;

/// <summary>Pictures played as a stream, again and again in natural order.</summary>
public sealed class PictureSource : IWatchedSource
{
    /// <summary>Frames up to so many bytes of pixels in all are kept, so that the next round does not decode them again.</summary>
    private const long MostKeptBytes = 256L << 20;

    private const int WaitMilliseconds = 200;

    private readonly List<string> _files;
    private readonly Dictionary<string, WatchedFrame> _kept = [];
    private long _keptBytes;
    private int _next;

    /// <summary>Makes a source of picture files.</summary>
    /// <param name="name">What the user called them.</param>
    /// <param name="files">The files, at least one.</param>
    public PictureSource(string name, IEnumerable<string> files)
    {
        Name = name;
        _files = [.. files.Order(NaturalOrder.Instance)];
        ArgumentOutOfRangeException.ThrowIfZero(_files.Count, nameof(files));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    public WatchedFrame? Take(CancellationToken cancellation)
    {
        if (_files.Count == 0)
        {
            cancellation.WaitHandle.WaitOne(WaitMilliseconds);
            cancellation.ThrowIfCancellationRequested();
            return null;
        }

        int at = _next % _files.Count;
        string file = _files[at];
        _next = at + 1;
        if (_kept.TryGetValue(file, out WatchedFrame? kept))
        {
            return kept;
        }

        try
        {
            var frame = WatchedFrame.Of(Path.GetFileName(file), PictureFile.Load(file));
            if (_keptBytes + frame.Bytes <= MostKeptBytes)
            {
                _keptBytes += frame.Bytes;
                _kept.Add(file, frame);
            }

            return frame;
        }
        catch (PictureException e)
        {
            // Told once: the next round goes without it.
            _files.RemoveAt(at);
            _next = at;
            string others = _files.Count == 0 ? " No picture is left." : string.Create(CultureInfo.InvariantCulture, $" {_files.Count} are left.");
            throw new SourceException(e.Message + others, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _kept.Clear();
}
