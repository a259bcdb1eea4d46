using System;
using System.Collections.Generic;
using DupNet.Embedded;
using DupNet.Embedded.Serial;
using DupNet.Fuzzing.Mutation;

namespace DupNet.Fuzzing.Targets;

/// <summary>What comes to a board over its serial line: whatever it was, the board sends whole packets only, and answers what comes next.</summary>
internal sealed class ServerTarget() : FuzzTarget("serial-board"), IFrameSource
{
    private const int MostServed = 200;

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        RecordedBoard.Talk(static _ => { }, static client =>
        {
            client.ReadStatus();
            client.ReadClasses();
            client.SendFrame(RecordedBoard.Frame, RecordedBoard.Status.MaxPayload);
            client.Detect(RecordedBoard.Frame, RecordedBoard.Status, checksums: true);
            client.ReadLayers(RecordedBoard.Status);
        }).Requests,
        RecordedBoard.Talk(static _ => { }, static client => client.Capture(RecordedBoard.Status)).Requests,
    ];

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => PacketScript.Mutate(random, input);

    /// <inheritdoc/>
    public Frame Take(byte[] buffer) => new(buffer, RecordedBoard.Side, RecordedBoard.Side, PixelFormat.Gray8);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        var line = new LineBuffer();
        DetectorServer server = RecordedBoard.Server(line, this);
        int sequence = 0;
        foreach ((bool IsPacket, byte[] Bytes) record in PacketScript.Parse(input))
        {
            line.Put(PacketScript.OnLine(record, sequence++));
        }

        for (int served = 0; line.Waiting > 0; served++)
        {
            Require(served < MostServed + input.Length, "a board takes what is on its line");
            server.Serve(1);
        }

        bool answered = Packets(line.Take(), out bool isAnyAnswer) > 0 && isAnyAnswer;

        // What was cut is given up after a silence.
        server.Serve(1);
        line.Take();
        line.Put(PacketScript.OnLine((true, [MessageType.Status]), sequence));
        server.Serve(1);
        Require(Packets(line.Take(), out isAnyAnswer) == 1 && isAnyAnswer, "a board answers the next request");
        return answered;
    }

    /// <summary>Counts packets, and tells whether one of them is no refusal.</summary>
    private static int Packets(byte[] sent, out bool isAnyAnswer)
    {
        isAnyAnswer = false;
        var line = new LineBuffer();
        line.Put(sent);
        var reader = new PacketReader();
        int packets = 0;
        while (reader.Read(line, 1))
        {
            packets++;
            isAnyAnswer |= reader.Type != MessageType.Error;
        }

        Require(reader.SkippedBytes == 0 && reader.CutPackets == 0, "a board sends whole packets");
        return packets;
    }
}
