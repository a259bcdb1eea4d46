using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Devices;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Embedded.Serial;
using DupNet.Fuzzing.Mutation;
using DupNet.Packing;

namespace DupNet.Fuzzing.Targets;

/// <summary>What PC and board say to each other where both are as they should be: requests and replies of a board that has a camera.</summary>
internal sealed class RecordedBoard : IDeviceLink, IFrameSource
{
    /// <summary>Side of the frames, in pixels.</summary>
    public const int Side = 64;

    /// <summary>Most bytes of a frame that the board takes.</summary>
    public const int PictureBytes = Side * Side;

    private static readonly DeviceTimeouts s_timeouts = new() { Reply = TimeSpan.FromSeconds(20), Camera = TimeSpan.FromSeconds(20), Attempts = 1 };
    private static readonly Lazy<DeviceStatus> s_status = new(static () =>
    {
        using var client = new DeviceClient(new RecordedBoard(), s_timeouts);
        return client.ReadStatus();
    });

    private readonly LineBuffer _line = new();
    private readonly DetectorServer _server;
    private readonly Queue<byte> _replies = new();
    private readonly List<byte[]> _requestRecords = [];
    private readonly List<byte[]> _replyRecords = [];

    private RecordedBoard()
    {
        _server = Server(_line, this);
    }

    /// <summary>The board's status.</summary>
    public static DeviceStatus Status => s_status.Value;

    /// <summary>A frame that the board takes.</summary>
    public static Frame Frame { get; } = new(Noise(), Side, Side, PixelFormat.Gray8);

    /// <summary>A board that finds white spots.</summary>
    /// <param name="link">Its line.</param>
    /// <param name="camera">Its camera.</param>
    public static DetectorServer Server(ISerialLink link, IFrameSource camera)
    {
        DupNetModel model = SpotModel.Model;
        var facts = new DeviceFacts { Board = "simulated", Firmware = "1", Library = "1", KnownAnswer = KnownAnswer.Compute(model) };
        return new DetectorServer(link, new ServedDetector(model, new DetectorSettings(model) { MaxDetections = 64 }, null), facts, new byte[PictureBytes]) { Camera = camera };
    }

    /// <summary>Scripts of all requests of a conversation, and of all replies.</summary>
    /// <param name="prepare">What is said before, and not recorded.</param>
    /// <param name="converse">The conversation.</param>
    public static (byte[] Requests, byte[] Replies) Talk(Action<DeviceClient> prepare, Action<DeviceClient> converse)
    {
        var board = new RecordedBoard();
        using var client = new DeviceClient(board, s_timeouts);
        prepare(client);
        board._requestRecords.Clear();
        board._replyRecords.Clear();
        converse(client);
        return ([.. board._requestRecords.SelectMany(static record => record)], [.. board._replyRecords.SelectMany(static record => record)]);
    }

    /// <inheritdoc/>
    public Frame Take(byte[] buffer)
    {
        Frame.Buffer.CopyTo(buffer, 0);
        return new Frame(buffer, Side, Side, PixelFormat.Gray8);
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        int read = 0;
        for (; read < count && _replies.TryDequeue(out byte value); read++)
        {
            buffer[offset + read] = value;
        }

        return read;
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        byte[] request = buffer[offset..(offset + count)];
        Note(request, _requestRecords);
        _line.Put(request);
        _server.Serve(1);
        byte[] replies = _line.Take();
        Note(replies, _replyRecords);
        foreach (byte value in replies)
        {
            _replies.Enqueue(value);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static void Note(byte[] packets, List<byte[]> records)
    {
        var line = new LineBuffer();
        line.Put(packets);
        var reader = new PacketReader();
        while (reader.Read(line, 1))
        {
            records.Add(PacketScript.Record(reader.Type, reader.Buffer.AsSpan(PacketLayout.HeaderBytes, reader.Length)));
        }
    }

    private static byte[] Noise()
    {
        byte[] pixels = new byte[PictureBytes];
        new Random(1).NextBytes(pixels);
        for (int row = 0; row < SpotModel.Cell; row++)
        {
            pixels.AsSpan(row * Side, SpotModel.Cell).Fill(byte.MaxValue);
        }

        return pixels;
    }
}
