using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DupNet.Devices;
using DupNet.Embedded;

namespace DupNet.Watching.Sources;

/// <summary>The camera of a board that runs the serial detector. A line that was lost is opened anew.</summary>
public sealed class BoardSource : IWatchedSource
{
    private readonly Func<IDeviceLink> _open;
    private readonly bool _boardDetects;
    private readonly FrameJudge _judge = new();
    private DeviceClient? _client;
    private DeviceStatus _status;
    private IReadOnlyList<string>? _classes;
    private int _number;

    /// <summary>Connects to a board.</summary>
    /// <param name="name">Name of the port.</param>
    /// <param name="open">Opens the line.</param>
    /// <param name="boardDetects">Whether the board finds the objects; otherwise it sends its frames alone.</param>
    /// <exception cref="DeviceException">The port cannot be used, or the board does not answer.</exception>
    public BoardSource(string name, Func<IDeviceLink> open, bool boardDetects)
    {
        ArgumentNullException.ThrowIfNull(open);
        Name = name;
        _open = open;
        _boardDetects = boardDetects;
        _status = Connect();
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsLive => true;

    /// <summary>What the board told about itself.</summary>
    public DeviceStatus Status => _status;

    /// <inheritdoc/>
    public WatchedFrame? Take(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            if (_client is null)
            {
                _status = Connect();
            }

            Frame frame = _client!.Capture(_status, (_, _) => cancellation.ThrowIfCancellationRequested());
            BoardAnswer? answer = _boardDetects ? Detect(frame, cancellation) : null;
            _judge.Look(frame);
            return WatchedFrame.Of(FormattableString.Invariant($"frame {++_number}"), frame, answer, _judge.Verdict);
        }
        catch (DeviceException e)
        {
            if (e.Code == 0)
            {
                Disconnect();
            }

            throw new SourceException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Disconnect();

    private BoardAnswer Detect(Frame frame, CancellationToken cancellation)
    {
        DeviceDetections found = _client!.Detect(frame, _status, checksums: false, (_, _) => cancellation.ThrowIfCancellationRequested());
        if (_classes is not null)
        {
            found.CheckClasses(_classes.Count);
        }

        return new BoardAnswer(
            [.. found.Boxes.Select(box => new WatchedBox(box.X, box.Y, box.Width, box.Height, box.Score, _classes?[box.ClassIndex] ?? FormattableString.Invariant($"class {box.ClassIndex}")))],
            found.Milliseconds);
    }

    private DeviceStatus Connect()
    {
        _client = new DeviceClient(_open(), new DeviceTimeouts());
        try
        {
            DeviceStatus status = _client.ReadStatus();
            _classes = _boardDetects ? _client.ReadClasses() : null;
            return status;
        }
        catch (DeviceException)
        {
            Disconnect();
            throw;
        }
    }

    private void Disconnect()
    {
        _client?.Dispose();
        _client = null;
    }
}
