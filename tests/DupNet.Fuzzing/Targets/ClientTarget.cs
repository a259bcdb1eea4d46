using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Devices;
using DupNet.Embedded;
using DupNet.Fuzzing.Mutation;
using DupNet.Packing;

namespace DupNet.Fuzzing.Targets;

/// <summary>
/// What a board answers to a PC: an answer within the ranges of the protocol, or a message. The first byte of an input says what the PC
/// asks, the rest is the script of the answers.
/// </summary>
internal sealed class ClientTarget() : FuzzTarget("serial-pc")
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(3);
    private static readonly DeviceTimeouts s_timeouts = new() { Reply = s_short, Detection = s_short, WholeDetection = s_short, Camera = s_short, Attempts = 1 };

    /// <summary>What the PC asks, each after what it has to say before.</summary>
    private static readonly (Action<DeviceClient> Before, Action<DeviceClient> Ask)[] s_questions =
    [
        (Nothing, static client => LayerComparison.CheckModel(SpotModel.Model, client.ReadStatus())),
        (Nothing, static client => Require(client.ReadClasses()?.Count != 0, "there is a class, or the board does not know")),
        (Find, static client => Require(client.ReadLayers(RecordedBoard.Status).Count == RecordedBoard.Status.Layers + 1, "there are as many layers as the status says")),
        (Send, static client => CheckBoxes(client.Detect(RecordedBoard.Frame, RecordedBoard.Status, checksums: true))),
        (Nothing, static client => Require(client.Capture(RecordedBoard.Status) is { Width: > 0, Height: > 0 }, "a frame has pixels")),
        (Nothing, Send),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } =
        [.. s_questions.Select(static (question, index) => (byte[])[(byte)index, .. RecordedBoard.Talk(question.Before, question.Ask).Replies])];

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => [input[0], .. PacketScript.Mutate(random, input[1..])];

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        if (input.Length == 0)
        {
            return false;
        }

        using var client = new DeviceClient(new ScriptedBoard(input[1..]), s_timeouts);
        try
        {
            s_questions[input[0] % s_questions.Length].Ask(client);
            return true;
        }
        catch (DeviceException)
        {
            return false;
        }
    }

    private static void Nothing(DeviceClient client)
    {
    }

    private static void Send(DeviceClient client) => client.SendFrame(RecordedBoard.Frame, RecordedBoard.Status.MaxPayload);

    private static void Find(DeviceClient client)
    {
        Send(client);
        client.Detect(RecordedBoard.Frame, RecordedBoard.Status, checksums: true);
    }

    private static void CheckBoxes(DeviceDetections found)
    {
        Frame frame = RecordedBoard.Frame;
        Require(
            found.Boxes.All(box => box.X >= 0 && box.Y >= 0 && box.Width >= 0 && box.Height >= 0 && box.X + box.Width <= frame.Width + 1 && box.Y + box.Height <= frame.Height + 1),
            "boxes lie within the frame");
        Require(found.Boxes.All(static box => box.Score is >= 0 and <= 1), "scores go from 0 to 1");
    }
}
