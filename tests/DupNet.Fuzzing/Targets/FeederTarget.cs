using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Devices;
using DupNet.Embedded.Serial;
using DupNet.Fuzzing.Mutation;
using DupNet.Pictures;

namespace DupNet.Fuzzing.Targets;

/// <summary>What a board asks a PC that shows it pictures: whatever it asks, the PC goes on.</summary>
internal sealed class FeederTarget() : FuzzTarget("serial-feeder")
{
    private const int Side = 32;

    private static readonly Picture s_picture = new(Side, Side);

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        [
            .. PacketScript.Record(MessageType.NextFrame, [0, 0, Side, 0, Side, 0]),
            .. PacketScript.Record(MessageType.FramePart, [0, 0, 0, 0, 0, 0, 0, 0]),
            .. PacketScript.Record(MessageType.FramePart, [0, 0, 0, 0, 252, 3, 0, 0]),
            .. PacketScript.Record(MessageType.NextFrame, [1, 0, Side, 0, Side, 0]),
            .. PacketScript.Record(MessageType.FramePart, [1, 0, 0, 0, 0, 0, 0, 0]),
        ],
    ];

    /// <summary>A board may ask for frames of some megabytes, which are drawn anew each time.</summary>
    public override long MostBytes => 512L << 20;

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => PacketScript.Mutate(random, input);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        var line = new LineBuffer();
        using var feeder = new FrameFeeder(line, Enumerable.Repeat(s_picture, 3));
        int sequence = 0;
        foreach ((bool IsPacket, byte[] Bytes) record in PacketScript.Parse(input))
        {
            line.Put(PacketScript.OnLine(record, sequence++));
        }

        for (int served = 0; line.Waiting > 0; served++)
        {
            Require(served <= input.Length, "a PC takes what is on its line");
            feeder.Serve(1);
        }

        return feeder.Frames > 0;
    }
}
