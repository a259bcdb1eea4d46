using System;
using System.Threading;
using DupNet.Pictures;

namespace DupNet.Watching.Sources;

/// <summary>The camera of the computer whose browser shows the page: the browser posts its frames. Safe for use by several threads.</summary>
public sealed class WebcamSource : IWatchedSource
{
    /// <summary>Most bytes of a posted picture.</summary>
    public const int MostBytes = 4 << 20;

    private const int WaitMilliseconds = 200;

    private readonly SemaphoreSlim _arrived = new(0, 1);
    private byte[]? _picture;
    private int _number;

    /// <inheritdoc/>
    public string Name => "webcam";

    /// <inheritdoc/>
    public bool IsLive => true;

    /// <summary>Takes a frame from a browser; one that was not looked at yet is dropped.</summary>
    /// <param name="picture">The bytes of a picture file.</param>
    public void Post(byte[] picture)
    {
        if (Interlocked.Exchange(ref _picture, picture) is null)
        {
            _arrived.Release();
        }
    }

    /// <inheritdoc/>
    public WatchedFrame? Take(CancellationToken cancellation)
    {
        if (!_arrived.Wait(WaitMilliseconds, cancellation))
        {
            return null;
        }

        byte[] bytes = Interlocked.Exchange(ref _picture, null)!;
        try
        {
            Picture picture = PictureFile.Decode(bytes, "a frame of the webcam");
            return WatchedFrame.Of(FormattableString.Invariant($"frame {++_number}"), picture);
        }
        catch (PictureException e)
        {
            throw new SourceException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _arrived.Dispose();
}
