using System;
using System.Collections.Generic;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Serial;
using DupNet.Embedded.Serial;
using DupNet.Fuzzing.Mutation;

namespace DupNet.Fuzzing.Targets;

/// <summary>What a PC answers a board that asks it for frames: a whole frame, or an error of a camera.</summary>
internal sealed class SerialCameraTarget() : FuzzTarget("serial-camera")
{
    private const int Side = 32;
    private const int TimeoutMilliseconds = 1000;

    private static readonly CameraMode s_mode = new(Side, Side, PixelFormat.Gray8);

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        [
            .. PacketScript.Record(MessageType.NextFrame | MessageType.Reply, [0, 0, 0, 0, 0, 4, 0, 0]),
            .. PacketScript.Record(MessageType.FramePart | MessageType.Reply, [0, 0, 0, 0, .. new byte[1020]]),
            .. PacketScript.Record(MessageType.FramePart | MessageType.Reply, [252, 3, 0, 0, 1, 2, 3, 4]),
        ],
        PacketScript.Record(MessageType.Error, [ErrorCode.NoMoreFrames, 0, MessageType.NextFrame, 0, 0]),
    ];

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => PacketScript.Mutate(random, input);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        using var line = new ScriptedBoard(input);
        var camera = new SerialFrameCamera(line, [s_mode]);
        camera.Start(s_mode);
        try
        {
            Frame frame = camera.Capture(new byte[s_mode.FrameBytes], TimeoutMilliseconds);
            Require(frame is { Width: Side, Height: Side }, "a frame is of the mode that was asked for");
            return true;
        }
        catch (CameraException)
        {
            return false;
        }
    }
}
