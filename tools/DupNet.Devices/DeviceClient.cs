using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO.Hashing;
using DupNet.Embedded;
using DupNet.Embedded.Serial;

namespace DupNet.Devices;

/// <summary>Talks to a board that runs a <see cref="DetectorServer"/>. Not safe for use by several threads at once.</summary>
/// <param name="link">The line; disposed with the client.</param>
/// <param name="timeouts">How long to wait.</param>
public sealed class DeviceClient(IDeviceLink link, DeviceTimeouts timeouts) : IDisposable
{
    private const int ChunkHeaderBytes = 4;
    private const uint UnknownSize = uint.MaxValue;
    private const int UnknownKernel = 255;

    private readonly PacketReader _reader = new();
    private readonly PacketWriter _writer = new();
    private readonly DeadlineLink _waiting = new(link);

    /// <summary>Not 0 at the start: what an earlier client left on the line is not taken for a reply.</summary>
    private int _sequence = Random.Shared.Next(65536);

    /// <summary>Requests that were sent again because no reply came in time.</summary>
    public int Repetitions { get; private set; }

    /// <summary>Packets of the board that arrived damaged.</summary>
    public int DamagedPackets => _reader.HeaderErrors + _reader.ChecksumErrors + _reader.CutPackets;

    /// <summary>Asks for the status.</summary>
    /// <exception cref="DeviceException">The board does not answer or refuses.</exception>
    public DeviceStatus ReadStatus()
    {
        _writer.Begin(MessageType.Status, NextSequence());
        PayloadReader reply = Request(MessageType.Status, timeouts.Reply, null);
        int maxPayload = reply.UInt16();
        int layers = reply.UInt16();
        uint modelChecksum = reply.UInt32();
        uint modelBytes = reply.UInt32();
        uint expected = reply.UInt32();
        uint computed = reply.UInt32();
        int known = reply.Byte();
        bool isNative = reply.Byte() != 0;
        int channels = reply.Byte();
        int grid = reply.Byte();
        var fit = (FitMode)reply.Byte();
        _ = reply.Byte();
        int width = reply.UInt16();
        int height = reply.UInt16();
        uint bufferBytes = reply.UInt32();
        uint pictureBytes = reply.UInt32();
        uint freeBytes = reply.UInt32();
        uint detections = reply.UInt32();
        uint microseconds = reply.UInt32();
        uint skipped = reply.UInt32();
        uint headerErrors = reply.UInt32();
        uint checksumErrors = reply.UInt32();
        uint cut = reply.UInt32();
        string model = reply.Text();
        string reason = reply.Text();
        string board = reply.Text();
        string firmware = reply.Text();
        string library = reply.Text();
        return new DeviceStatus
        {
            Model = model,
            ModelChecksum = modelChecksum,
            ModelBytes = modelBytes,
            Layers = layers,
            KnownAnswerPassed = known == 0 ? null : known == 1,
            KnownAnswerExpected = expected,
            KnownAnswerComputed = computed,
            IsNative = isNative,
            KernelReason = reason,
            InputChannels = channels,
            InputWidth = width,
            InputHeight = height,
            SampleGrid = grid,
            Fit = fit,
            BufferBytes = bufferBytes,
            PictureBytes = pictureBytes,
            FreeBytes = freeBytes == UnknownSize ? null : freeBytes,
            Detections = detections,
            LastMilliseconds = microseconds / 1000.0,
            SkippedBytes = skipped,
            HeaderErrors = headerErrors,
            ChecksumErrors = checksumErrors,
            CutPackets = cut,
            Board = board,
            Firmware = firmware,
            Library = library,
            MaxPayload = maxPayload,
        };
    }

    /// <summary>Sends a frame.</summary>
    /// <param name="frame">Rows must follow one another without gaps.</param>
    /// <param name="maxPayload">Most bytes of a payload that the board takes, from its status.</param>
    /// <param name="progress">Is told the bytes sent so far; null for none.</param>
    /// <exception cref="DeviceException">The board does not answer or refuses.</exception>
    public void SendFrame(Frame frame, int maxPayload, Action<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        int chunk = Math.Min(maxPayload, PacketLayout.MaxPayload) - ChunkHeaderBytes;
        ArgumentOutOfRangeException.ThrowIfLessThan(chunk, 1, nameof(maxPayload));
        _writer.Begin(MessageType.Picture, NextSequence());
        _writer.PutByte((int)frame.Format);
        _writer.PutByte((int)frame.Rotation);
        _writer.PutByte(frame.Mirror ? 1 : 0);
        _writer.PutByte(0);
        _writer.PutUInt16(frame.Width);
        _writer.PutUInt16(frame.Height);
        uint bytes = Request(MessageType.Picture, timeouts.Reply, null).UInt32();
        if (bytes != frame.Stride * frame.Height)
        {
            throw new DeviceException($"the board expects a picture of {bytes} bytes, not {frame.Stride * frame.Height}.");
        }

        for (int sent = 0; sent < bytes;)
        {
            int count = Math.Min(chunk, (int)bytes - sent);
            _writer.Begin(MessageType.Chunk, NextSequence());
            _writer.PutUInt32(sent);
            _writer.PutBytes(frame.Buffer, sent, count);
            Request(MessageType.Chunk, timeouts.Reply, null);
            sent += count;
            progress?.Invoke(sent);
        }
    }

    /// <summary>Lets the board find objects in the frame that was sent last.</summary>
    /// <param name="frame">That frame.</param>
    /// <param name="checksums">Whether to take checksums of the layers.</param>
    /// <param name="progress">Is told the layer that is finished, and how many there are; null for none.</param>
    /// <exception cref="DeviceException">The board does not answer or refuses.</exception>
    public DeviceDetections Detect(Frame frame, bool checksums, Action<int, int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _writer.Begin(MessageType.Detect, NextSequence());
        _writer.PutByte(checksums ? 1 : 0);
        _writer.PutByte(0);
        _writer.PutUInt16(0);
        _writer.PutUInt32(Crc32.HashToUInt32(frame.Buffer.AsSpan(0, frame.Stride * frame.Height)));
        PayloadReader reply = Request(MessageType.Detect, timeouts.Detection, progress);
        List<DeviceBox> boxes = [];
        while (true)
        {
            int total = TakeBoxes(ref reply, boxes, out double milliseconds);
            if (boxes.Count >= total)
            {
                return new DeviceDetections(boxes, milliseconds);
            }

            _writer.Begin(MessageType.Boxes, NextSequence());
            _writer.PutUInt16(boxes.Count);
            reply = Request(MessageType.Boxes, timeouts.Reply, null);
        }
    }

    /// <summary>Asks for the image and the layers of the last detection.</summary>
    /// <exception cref="DeviceException">The board does not answer or refuses.</exception>
    public IReadOnlyList<DeviceLayer> ReadLayers()
    {
        List<DeviceLayer> layers = [];
        while (true)
        {
            _writer.Begin(MessageType.Layers, NextSequence());
            _writer.PutUInt16(layers.Count);
            PayloadReader reply = Request(MessageType.Layers, timeouts.Reply, null);
            (int total, int first, int count) = TakeListHeader(ref reply);
            if (first != layers.Count || count == 0)
            {
                throw new DeviceException("the board's reply has other layers than were asked for.");
            }

            for (int i = 0; i < count; i++)
            {
                int kernel = reply.Byte();
                int known = reply.Byte();
                _ = reply.UInt16();
                uint microseconds = reply.UInt32();
                uint checksum = reply.UInt32();
                layers.Add(new DeviceLayer(
                    layers.Count,
                    kernel == UnknownKernel ? null : kernel,
                    (known & 1) == 0 ? null : microseconds / 1000.0,
                    (known & 2) == 0 ? null : checksum));
            }

            if (layers.Count >= total)
            {
                return layers;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => link.Dispose();

    private static int TakeBoxes(ref PayloadReader reply, List<DeviceBox> boxes, out double milliseconds)
    {
        (int total, int first, int count) = TakeListHeader(ref reply);
        if (first != boxes.Count || (count == 0 && boxes.Count < total))
        {
            throw new DeviceException("the board's reply has other boxes than were asked for.");
        }

        milliseconds = reply.UInt32() / 1000.0;
        for (int i = 0; i < count; i++)
        {
            float x = reply.UInt32() / 16f;
            float y = reply.UInt32() / 16f;
            float width = reply.UInt32() / 16f;
            float height = reply.UInt32() / 16f;
            float score = reply.UInt32() / 65536f;
            int classIndex = reply.UInt16();
            _ = reply.UInt16();
            boxes.Add(new DeviceBox(x, y, width, height, score, classIndex));
        }

        return total;
    }

    /// <summary>How long the board's list is, and which part of it follows.</summary>
    private static (int Total, int First, int Count) TakeListHeader(ref PayloadReader reply)
    {
        int total = reply.UInt16();
        int first = reply.UInt16();
        int count = reply.UInt16();
        _ = reply.UInt16();
        return (total, first, count);
    }

    private int NextSequence()
    {
        _sequence = (_sequence + 1) & 0xFFFF;
        return _sequence;
    }

    /// <summary>Sends the packet of the writer until its reply comes.</summary>
    private PayloadReader Request(int type, TimeSpan timeout, Action<int, int>? progress)
    {
        int damaged = DamagedPackets;
        int skipped = _reader.SkippedBytes;
        for (int attempt = 0; attempt < timeouts.Attempts; attempt++)
        {
            Repetitions += attempt == 0 ? 0 : 1;
            _writer.Send(link);
            _waiting.Begin(timeout);
            while (!_waiting.IsOver)
            {
                if (_reader.Read(_waiting, _waiting.RemainingMilliseconds) && Take(type, progress))
                {
                    return new PayloadReader(_reader.Buffer.AsSpan(PacketLayout.HeaderBytes, _reader.Length));
                }
            }
        }

        throw new DeviceException(NoAnswer(DamagedPackets - damaged, _reader.SkippedBytes - skipped));
    }

    /// <summary>Looks at a packet.</summary>
    /// <returns>Whether it is the reply.</returns>
    private bool Take(int type, Action<int, int>? progress)
    {
        if ((_reader.Type & MessageType.Reply) == 0)
        {
            // The line throws back what this program sends.
            return false;
        }

        if (_reader.Version != PacketLayout.Version)
        {
            throw new DeviceException(
                $"the board speaks version {_reader.Version} of the protocol, this program version {PacketLayout.Version}.");
        }

        if (_reader.Sequence != _sequence)
        {
            return false;
        }

        var payload = new PayloadReader(_reader.Buffer.AsSpan(PacketLayout.HeaderBytes, _reader.Length));
        switch (_reader.Type)
        {
            case MessageType.Error:
                int code = payload.UInt16();
                _ = payload.UInt16();
                throw new DeviceException(code, $"the board refuses: {payload.Text()} (error {code}).");

            case MessageType.Working:
                _waiting.Restart();
                progress?.Invoke(payload.UInt16(), payload.UInt16());
                return false;

            default:
                return _reader.Type == (type | MessageType.Reply);
        }
    }

    private string NoAnswer(int damaged, int skipped)
    {
        string sent = string.Create(CultureInfo.InvariantCulture, $"no answer to {timeouts.Attempts} requests");
        if (damaged > 0)
        {
            return $"{sent}: {damaged} packets arrived damaged. Is the line too fast, or --baud wrong?";
        }

        return skipped > 0
            ? $"{sent}: {skipped} bytes arrived that are no packets. Does the board run the serial detector, and is --baud right?"
            : $"{sent}: nothing arrived. Does the board run the serial detector on this port?";
    }

    /// <summary>Cuts every wait short when a deadline is over.</summary>
    private sealed class DeadlineLink(IDeviceLink link) : ISerialLink
    {
        private long _start;
        private TimeSpan _timeout;

        public bool IsOver => Stopwatch.GetElapsedTime(_start) >= _timeout;

        public int RemainingMilliseconds
            => Math.Max(1, (int)Math.Ceiling((_timeout - Stopwatch.GetElapsedTime(_start)).TotalMilliseconds));

        public void Begin(TimeSpan timeout)
        {
            _timeout = timeout;
            Restart();
        }

        public void Restart() => _start = Stopwatch.GetTimestamp();

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
            => link.Read(buffer, offset, count, Math.Min(timeoutMilliseconds, RemainingMilliseconds));

        public void Write(byte[] buffer, int offset, int count) => link.Write(buffer, offset, count);
    }
}
