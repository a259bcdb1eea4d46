using DupNet.Embedded;

namespace DupNet.Devices;

/// <summary>What a board tells about itself.</summary>
public sealed record DeviceStatus
{
    /// <summary>Name of the model on the board.</summary>
    public required string Model { get; init; }

    /// <summary>CRC-32 of the model on the board.</summary>
    public required uint ModelChecksum { get; init; }

    /// <summary>Size of the model in bytes.</summary>
    public required long ModelBytes { get; init; }

    /// <summary>Number of the model's layers.</summary>
    public required int Layers { get; init; }

    /// <summary>Whether the board computed the known answer right; null if it did not compute it.</summary>
    public required bool? KnownAnswerPassed { get; init; }

    /// <summary>The known answer that the model states, a CRC-32 of its logits.</summary>
    public required uint KnownAnswerExpected { get; init; }

    /// <summary>The answer that the board computed, a CRC-32 of its logits; 0 if it computed none.</summary>
    public required uint KnownAnswerComputed { get; init; }

    /// <summary>Whether the board computes with native kernels; otherwise with managed ones.</summary>
    public required bool IsNative { get; init; }

    /// <summary>Why the board uses these kernels, native or managed.</summary>
    public required string KernelReason { get; init; }

    /// <summary>Channels of the network's input: 1 for gray, 3 for colour.</summary>
    public required int InputChannels { get; init; }

    /// <summary>Width of the network's input in pixels.</summary>
    public required int InputWidth { get; init; }

    /// <summary>Height of the network's input in pixels.</summary>
    public required int InputHeight { get; init; }

    /// <summary>Most frame pixels along a side that are averaged to one input pixel: 1, 2 or 4.</summary>
    public required int SampleGrid { get; init; }

    /// <summary>How frames of another shape are fitted.</summary>
    public required FitMode Fit { get; init; }

    /// <summary>Size of the detector's buffers in bytes.</summary>
    public required long BufferBytes { get; init; }

    /// <summary>Size in bytes of the largest picture that the board takes.</summary>
    public required long PictureBytes { get; init; }

    /// <summary>Free memory of the board in bytes; null if the board does not know.</summary>
    public required long? FreeBytes { get; init; }

    /// <summary>Number of detections since the board started.</summary>
    public required long Detections { get; init; }

    /// <summary>Time of the last detection in milliseconds; 0 if there was none.</summary>
    public required double LastMilliseconds { get; init; }

    /// <summary>Number of bytes that the board received outside packets.</summary>
    public required long SkippedBytes { get; init; }

    /// <summary>Number of packet headers with a wrong checksum that the board received.</summary>
    public required long HeaderErrors { get; init; }

    /// <summary>Number of whole packets with a wrong checksum that the board received.</summary>
    public required long ChecksumErrors { get; init; }

    /// <summary>Number of packets that reached the board only in part.</summary>
    public required long CutPackets { get; init; }

    /// <summary>Name of the board; empty if the board does not tell.</summary>
    public required string Board { get; init; }

    /// <summary>Version of the firmware; empty if the board does not tell.</summary>
    public required string Firmware { get; init; }

    /// <summary>Version of DupNet.Embedded on the board; empty if the board does not tell.</summary>
    public required string Library { get; init; }

    /// <summary>Stamp of the deployed image, as <c>DupNet.Embedded.Diagnostics.BuildStamp</c>; empty if the board tells none.</summary>
    public string Build { get; init; } = string.Empty;

    /// <summary>nanoFramework's name of the firmware, such as ESP32_REV3; empty if the board does not tell.</summary>
    public string Target { get; init; } = string.Empty;

    /// <summary>Largest payload of a packet in bytes that the board takes.</summary>
    public required int MaxPayload { get; init; }
}
