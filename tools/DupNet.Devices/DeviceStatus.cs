using DupNet.Embedded;

namespace DupNet.Devices;

/// <summary>What a board tells about itself.</summary>
public sealed record DeviceStatus
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>CRC-32 of the model.</summary>
    public required uint ModelChecksum { get; init; }

    /// <summary>Bytes of the model.</summary>
    public required long ModelBytes { get; init; }

    /// <summary>Layers of the model.</summary>
    public required int Layers { get; init; }

    /// <summary>Whether the known answer was right; null if the board did not compute it.</summary>
    public required bool? KnownAnswerPassed { get; init; }

    /// <summary>The known answer that the model states.</summary>
    public required uint KnownAnswerExpected { get; init; }

    /// <summary>The known answer that the board computed; 0 if it did not.</summary>
    public required uint KnownAnswerComputed { get; init; }

    /// <summary>Whether native kernels are used.</summary>
    public required bool IsNative { get; init; }

    /// <summary>Why these kernels are used.</summary>
    public required string KernelReason { get; init; }

    /// <summary>1 for gray, 3 for colour.</summary>
    public required int InputChannels { get; init; }

    /// <summary>Width of the network's input.</summary>
    public required int InputWidth { get; init; }

    /// <summary>Height of the network's input.</summary>
    public required int InputHeight { get; init; }

    /// <summary>The grid of samples that frames are averaged by.</summary>
    public required int SampleGrid { get; init; }

    /// <summary>How frames of another shape are fitted.</summary>
    public required FitMode Fit { get; init; }

    /// <summary>Bytes of the detector's buffers.</summary>
    public required long BufferBytes { get; init; }

    /// <summary>Bytes of the largest picture that the board takes.</summary>
    public required long PictureBytes { get; init; }

    /// <summary>Free memory in bytes; null if the board does not know.</summary>
    public required long? FreeBytes { get; init; }

    /// <summary>Detections since the board started.</summary>
    public required long Detections { get; init; }

    /// <summary>Time of the last detection in milliseconds; 0 if there was none.</summary>
    public required double LastMilliseconds { get; init; }

    /// <summary>Bytes that the board received outside packets.</summary>
    public required long SkippedBytes { get; init; }

    /// <summary>Starts of packets with a wrong checksum that the board received.</summary>
    public required long HeaderErrors { get; init; }

    /// <summary>Packets with a wrong checksum that the board received.</summary>
    public required long ChecksumErrors { get; init; }

    /// <summary>Packets that reached the board in part.</summary>
    public required long CutPackets { get; init; }

    /// <summary>Name of the board; empty if it is not known.</summary>
    public required string Board { get; init; }

    /// <summary>Version of the firmware; empty if it is not known.</summary>
    public required string Firmware { get; init; }

    /// <summary>Version of the library; empty if it is not known.</summary>
    public required string Library { get; init; }

    /// <summary>Stamp of the deployed image, as <c>DupNet.Embedded.Diagnostics.BuildStamp</c>; empty if the board tells none.</summary>
    public string Build { get; init; } = string.Empty;

    /// <summary>nanoFramework's name of the firmware, such as ESP32_REV3; empty if the board does not tell.</summary>
    public string Target { get; init; } = string.Empty;

    /// <summary>Most bytes of a payload that the board takes.</summary>
    public required int MaxPayload { get; init; }
}
