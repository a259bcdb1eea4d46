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
    private const int UnknownKernel = 255;
    private const int LayersAPacket = 84;
    private const int BoxesAPacket = 42;
    private const int ClassesAPacket = 15;

    /// <summary>The board cuts each of left and width to 1/16 pixel.</summary>
    private const float BoxSlack = 1 / 16f;

    private readonly PacketReader _reader = new();
    private readonly PacketWriter _writer = new();
    private readonly DeadlineLink _waiting = new(link);

    /// <summary>Not 0 at the start: what an earlier client left on the line is not taken for a reply.</summary>
    private int _sequence = Random.Shared.Next(65536);

    /// <summary>Requests that were answered, and packets that answered none: echoes and what belongs to other requests.</summary>
    private int _answered;
    private int _echoes;
    private int _strays;

    /// <summary>Layers of the model while the board detects, and the last one that it said was done.</summary>
    private int _layers;
    private int _lastLayer;

    /// <summary>A failure of a board whose program lacks a request.</summary>
    public static DeviceException TooOld() => new(
        ErrorCode.UnknownRequest, "the board's program is older than this request: deploy the serial detector of this version.");

    /// <summary>Number of requests that were sent again because no reply came in time.</summary>
    public int Repetitions { get; private set; }

    /// <summary>Number of packets from the board that arrived damaged.</summary>
    public int DamagedPackets => _reader.HeaderErrors + _reader.ChecksumErrors + _reader.CutPackets;

    /// <summary>Asks the board for its status.</summary>
    /// <exception cref="DeviceException">The board does not answer or refuses.</exception>
    public DeviceStatus ReadStatus()
    {
        _writer.Begin(MessageType.Status, NextSequence());
        return StatusReader.Read(Request(MessageType.Status, null));
    }

    /// <summary>Asks the board for the names of its model's classes.</summary>
    /// <returns>The names in the order of the classes; null if the board's program does not know the request yet.</returns>
    /// <exception cref="DeviceException">The board does not answer, or its answer is impossible.</exception>
    public IReadOnlyList<string>? ReadClasses()
    {
        List<string> names = [];
        while (true)
        {
            _writer.Begin(MessageType.Classes, NextSequence());
            _writer.PutUInt16(names.Count);
            try
            {
                PayloadReader reply = Request(MessageType.Classes, null);
                int total = reply.Ranged(reply.UInt16(), 1, ProtocolLimits.MostClasses, "classes");
                int count = TakeListPart(ref reply, names.Count, total, ClassesAPacket, "classes");
                for (int i = 0; i < count; i++)
                {
                    names.Add(reply.Text());
                }

                if (names.Count == total)
                {
                    return names;
                }
            }
            catch (DeviceException e) when (e.Code == ErrorCode.UnknownRequest)
            {
                return null;
            }
        }
    }

    /// <summary>Sends a frame to the board.</summary>
    /// <param name="frame">The frame; rows must follow one another without gaps.</param>
    /// <param name="maxPayload">Largest payload in bytes that the board takes, as its status tells.</param>
    /// <param name="progress">Takes the number of bytes sent so far; null for none.</param>
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
        int bytes = frame.Stride * frame.Height;
        uint expected = Request(MessageType.Picture, null).UInt32();
        if (expected != bytes)
        {
            throw new DeviceException($"the board expects a picture of {expected} bytes, not {bytes}.");
        }

        for (int sent = 0; sent < bytes;)
        {
            int count = Math.Min(chunk, bytes - sent);
            _writer.Begin(MessageType.Chunk, NextSequence());
            _writer.PutUInt32(sent);
            _writer.PutBytes(frame.Buffer, sent, count);
            uint arrived = Request(MessageType.Chunk, null).UInt32();
            sent += count;
            if (arrived != sent)
            {
                throw new DeviceException($"the board says that it has {arrived} bytes of the picture, after {sent} were sent.");
            }

            progress?.Invoke(sent);
        }
    }

    /// <summary>Makes the board find objects in the frame that was sent last.</summary>
    /// <param name="frame">The frame that was sent last.</param>
    /// <param name="status">The board's status.</param>
    /// <param name="checksums">Whether to take checksums of the layers.</param>
    /// <param name="progress">Takes the number of the finished layer and the number of layers; null for none.</param>
    /// <exception cref="DeviceException">The board does not answer or refuses, or its answer is impossible.</exception>
    public DeviceDetections Detect(Frame frame, DeviceStatus status, bool checksums, Action<int, int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(status);
        _layers = status.Layers;
        _writer.Begin(MessageType.Detect, NextSequence());
        _writer.PutByte(checksums ? 1 : 0);
        _writer.PutByte(0);
        _writer.PutUInt16(0);
        _writer.PutUInt32(Crc32.HashToUInt32(frame.Buffer.AsSpan(0, frame.Stride * frame.Height)));
        PayloadReader reply = Request(MessageType.Detect, progress);
        int total = reply.Ranged(reply.UInt16(), 0, ProtocolLimits.MostBoxes, "boxes");
        List<DeviceBox> boxes = [];
        while (true)
        {
            double milliseconds = TakeBoxes(ref reply, frame, boxes, total);
            if (boxes.Count == total)
            {
                return new DeviceDetections(boxes, milliseconds);
            }

            _writer.Begin(MessageType.Boxes, NextSequence());
            _writer.PutUInt16(boxes.Count);
            reply = Request(MessageType.Boxes, null);
            if (reply.UInt16() != total)
            {
                throw new DeviceException("the board changes its mind about how many boxes there are.");
            }
        }
    }

    /// <summary>
    /// Lets the board's camera take a picture, and receives it. The board keeps it in the place of the picture that was sent last, so that
    /// <see cref="Detect"/> finds objects in it.
    /// </summary>
    /// <param name="status">The board's status.</param>
    /// <param name="progress">Is told the bytes received so far and those of the frame; null for none.</param>
    /// <returns>The frame, in memory of its own; rows follow one another without gaps.</returns>
    /// <exception cref="DeviceException">
    /// The board does not answer or refuses, its program is older than this request or serves no camera, or what it answers cannot be.
    /// </exception>
    public Frame Capture(DeviceStatus status, Action<int, int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(status);

        // Random: the board may hold a frame that an earlier client asked for.
        uint number = (uint)Random.Shared.NextInt64(1L << 32);
        _writer.Begin(MessageType.Capture, NextSequence());
        _writer.PutUnsigned(number);
        CapturedFrame captured;
        try
        {
            captured = CapturedFrame.Read(Request(MessageType.Capture, null), number, status);
        }
        catch (DeviceException e) when (e.Code == ErrorCode.UnknownRequest)
        {
            throw TooOld();
        }

        byte[] pixels = captured.Frame.Buffer;
        for (int received = 0; received < pixels.Length;)
        {
            _writer.Begin(MessageType.CapturedPart, NextSequence());
            _writer.PutUnsigned(number);
            _writer.PutUInt32(received);
            PayloadReader reply = Request(MessageType.CapturedPart, null);
            uint offset = reply.UInt32();
            if (offset != received)
            {
                throw new DeviceException($"the board sends the frame from byte {offset} on, not from {received}.");
            }

            int count = Math.Min(PacketLayout.MaxPayload - ChunkHeaderBytes, pixels.Length - received);
            reply.Bytes(count).CopyTo(pixels.AsSpan(received));
            received += count;
            progress?.Invoke(received, pixels.Length);
        }

        captured.Check();
        return captured.Frame;
    }

    /// <summary>Asks the board for the image and the layers of its last detection.</summary>
    /// <param name="status">The board's status.</param>
    /// <exception cref="DeviceException">The board does not answer or refuses, or its answer is impossible.</exception>
    public IReadOnlyList<DeviceLayer> ReadLayers(DeviceStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        List<DeviceLayer> layers = [];
        int total = status.Layers + 1;
        while (layers.Count < total)
        {
            _writer.Begin(MessageType.Layers, NextSequence());
            _writer.PutUInt16(layers.Count);
            PayloadReader reply = Request(MessageType.Layers, null);
            int told = reply.UInt16();
            if (told != total)
            {
                throw new DeviceException($"the board tells of {told - 1} layers, its status of {status.Layers}.");
            }

            int count = TakeListPart(ref reply, layers.Count, total, LayersAPacket, "layers");
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
        }

        return layers;
    }

    /// <inheritdoc/>
    public void Dispose() => link.Dispose();

    private static double TakeBoxes(ref PayloadReader reply, Frame frame, List<DeviceBox> boxes, int total)
    {
        int count = TakeListPart(ref reply, boxes.Count, total, BoxesAPacket, "boxes");
        double milliseconds = reply.UInt32() / 1000.0;
        for (int i = 0; i < count; i++)
        {
            float x = reply.UInt32() / 16f;
            float y = reply.UInt32() / 16f;
            float width = reply.UInt32() / 16f;
            float height = reply.UInt32() / 16f;
            float score = reply.UInt32() / 65536f;
            int classIndex = reply.UInt16();
            _ = reply.UInt16();
            if (x + width > frame.Width + BoxSlack || y + height > frame.Height + BoxSlack)
            {
                throw new DeviceException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"box {boxes.Count} of the board, {width} x {height} at {x}, {y}, is not within the frame of {frame.Width} x {frame.Height}."));
            }

            if (score > 1 || classIndex >= ProtocolLimits.MostClasses)
            {
                throw new DeviceException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"box {boxes.Count} of the board has a score of {score} and class {classIndex}; scores go to 1, classes to {ProtocolLimits.MostClasses - 1}."));
            }

            boxes.Add(new DeviceBox(x, y, width, height, score, classIndex));
        }

        return milliseconds;
    }

    /// <summary>
    /// Which part of a list follows, after how long the list is: the part that was asked for, and as much of it as a packet holds, so that the
    /// number of requests is known.
    /// </summary>
    private static int TakeListPart(ref PayloadReader reply, int wanted, int total, int most, string what)
    {
        int first = reply.UInt16();
        int count = reply.UInt16();
        _ = reply.UInt16();
        return first == wanted && count == Math.Min(most, total - first)
            ? count
            : throw new DeviceException($"the board's reply has other {what} than were asked for.");
    }

    private int NextSequence()
    {
        _sequence = (_sequence + 1) & 0xFFFF;
        return _sequence;
    }

    /// <summary>Sends the packet of the writer until its reply comes, or the time of the whole exchange is over.</summary>
    private PayloadReader Request(int type, Action<int, int>? progress)
    {
        (TimeSpan patience, TimeSpan whole) = type switch
        {
            MessageType.Detect => (timeouts.Detection, timeouts.WholeDetection),
            MessageType.Capture => (timeouts.Camera, timeouts.Camera * timeouts.Attempts),
            _ => (timeouts.Reply, timeouts.Reply * timeouts.Attempts),
        };
        int damaged = DamagedPackets;
        int skipped = _reader.SkippedBytes;
        (_echoes, _strays) = (0, 0);
        _waiting.Begin(whole);
        int attempt = 0;
        for (; attempt < timeouts.Attempts && !_waiting.IsOver; attempt++)
        {
            Repetitions += attempt == 0 ? 0 : 1;
            _lastLayer = 0;
            _writer.Send(link);
            _waiting.BePatient(patience);
            while (!_waiting.IsPatienceOver)
            {
                if (_reader.Read(_waiting, _waiting.RemainingMilliseconds) && Take(type, progress))
                {
                    _answered++;
                    return new PayloadReader(_reader.Buffer.AsSpan(PacketLayout.HeaderBytes, _reader.Length));
                }
            }
        }

        throw new DeviceException(NoAnswer(attempt, DamagedPackets - damaged, _reader.SkippedBytes - skipped));
    }

    /// <summary>Looks at a packet.</summary>
    /// <returns>Whether it is the reply.</returns>
    private bool Take(int type, Action<int, int>? progress)
    {
        if ((_reader.Type & MessageType.Reply) == 0)
        {
            // The line throws back what this program sends.
            _echoes++;
            return false;
        }

        if (_reader.Version != PacketLayout.Version)
        {
            throw new DeviceException(
                $"the board speaks version {_reader.Version} of the protocol, this program version {PacketLayout.Version}.");
        }

        if (_reader.Sequence != _sequence)
        {
            _strays++;
            return false;
        }

        var payload = new PayloadReader(_reader.Buffer.AsSpan(PacketLayout.HeaderBytes, _reader.Length));
        switch (_reader.Type)
        {
            case MessageType.Error:
                int code = payload.UInt16();
                _ = payload.UInt16();
                throw new DeviceException(code, $"the board refuses: {payload.Text()} (error {code}).");

            case MessageType.Working when type == MessageType.Detect:
                TakeProgress(payload.UInt16(), payload.UInt16(), progress);
                return false;

            case int reply when reply == (type | MessageType.Reply):
                return true;

            default:
                _strays++;
                return false;
        }
    }

    /// <summary>Only a layer that was not told before is a sign of life: their number bounds the patience.</summary>
    private void TakeProgress(int layer, int layers, Action<int, int>? progress)
    {
        if (layers != _layers || layer <= _lastLayer || layer > layers)
        {
            _strays++;
            return;
        }

        _lastLayer = layer;
        _waiting.BePatient(timeouts.Detection);
        progress?.Invoke(layer, layers);
    }

    private string NoAnswer(int attempts, int damaged, int skipped)
    {
        string sent = string.Create(CultureInfo.InvariantCulture, $"no answer to {attempts} {(attempts == 1 ? "request" : "requests")}");
        if (_waiting.IsOver && _lastLayer > 0)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{sent}: the board was at layer {_lastLayer} of {_layers} when {timeouts.WholeDetection.TotalSeconds:0} s were over.");
        }

        if (damaged > 0)
        {
            return $"{sent}: {damaged} packets arrived damaged. Is the line too fast, or --baud wrong?";
        }

        if (skipped > 0)
        {
            return $"{sent}: {skipped} bytes arrived that are no packets. Does the board run the serial detector, and is --baud right?";
        }

        if (_strays > 0)
        {
            return $"{sent}: {_strays} packets arrived that answer something else.";
        }

        if (_echoes > 0)
        {
            return $"{sent}: only what this program sent came back. Are RX and TX of the adapter connected to each other?";
        }

        return _answered > 0
            ? $"{sent}: nothing arrived, though the board answered {_answered} before. Was it reset, or does it lose larger packets? A smaller --baud may help."
            : $"{sent}: nothing arrived. Does the board run the serial detector on this port?";
    }

    /// <summary>Cuts every wait short when the patience with one request, or the time of the whole exchange, is over.</summary>
    private sealed class DeadlineLink(IDeviceLink link) : ISerialLink
    {
        private long _start;
        private long _patienceStart;
        private TimeSpan _whole;
        private TimeSpan _patience;

        public bool IsOver => Stopwatch.GetElapsedTime(_start) >= _whole;

        public bool IsPatienceOver => Remaining <= TimeSpan.Zero;

        public int RemainingMilliseconds => (int)Math.Clamp(Math.Ceiling(Remaining.TotalMilliseconds), 1, int.MaxValue);

        private TimeSpan Remaining
        {
            get
            {
                TimeSpan whole = _whole - Stopwatch.GetElapsedTime(_start);
                TimeSpan patience = _patience - Stopwatch.GetElapsedTime(_patienceStart);
                return whole < patience ? whole : patience;
            }
        }

        public void Begin(TimeSpan whole) => (_whole, _start) = (whole, Stopwatch.GetTimestamp());

        public void BePatient(TimeSpan patience) => (_patience, _patienceStart) = (patience, Stopwatch.GetTimestamp());

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
            => link.Read(buffer, offset, count, Math.Min(timeoutMilliseconds, RemainingMilliseconds));

        public void Write(byte[] buffer, int offset, int count) => link.Write(buffer, offset, count);
    }
}
