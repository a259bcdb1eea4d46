using DupNet.Embedded;

namespace DupNet.Devices;

/// <summary>Reads the status of a board from its reply; refuses one that no board can have.</summary>
internal static class StatusReader
{
    private const uint UnknownSize = uint.MaxValue;
    private const int NotComputed = 0;
    private const int Right = 1;
    private const int Wrong = 2;
    private const int GrayChannels = 1;
    private const int ColourChannels = 3;

    /// <summary>Reads a status.</summary>
    /// <param name="reply">Payload of the reply.</param>
    /// <exception cref="DeviceException">The payload is too short, or a field is out of range.</exception>
    public static DeviceStatus Read(PayloadReader reply)
    {
        int maxPayload = reply.Ranged(reply.UInt16(), ProtocolLimits.LeastPayload, ProtocolLimits.MostPayload, "largest payload");
        int layers = reply.Ranged(reply.UInt16(), 1, ProtocolLimits.MostLayers, "layers");
        uint modelChecksum = reply.UInt32();
        uint modelBytes = reply.UInt32();
        uint expected = reply.UInt32();
        uint computed = reply.UInt32();
        int known = reply.Ranged(reply.Byte(), NotComputed, Wrong, "state of the known answer");
        int kernels = reply.Ranged(reply.Byte(), 0, 1, "kernels");
        int channels = reply.Byte();
        int grid = reply.Byte();
        int fit = reply.Ranged(reply.Byte(), (int)FitMode.Letterbox, (int)FitMode.Stretch, "fit");
        _ = reply.Byte();
        int width = reply.Ranged(reply.UInt16(), 1, ProtocolLimits.LongestSide, "width of the input");
        int height = reply.Ranged(reply.UInt16(), 1, ProtocolLimits.LongestSide, "height of the input");
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
        if (channels is not (GrayChannels or ColourChannels))
        {
            throw new DeviceException($"the board tells of {channels} channels of the input, which can be 1 or 3.");
        }

        if (grid is not (1 or 2 or 4))
        {
            throw new DeviceException($"the board tells of a sample grid of {grid}, which can be 1, 2 or 4.");
        }

        if ((known == Right && computed != expected) || (known == Wrong && computed == expected))
        {
            throw new DeviceException(
                $"the board calls the known answer {computed:x8} {(known == Right ? "right" : "wrong")}, and says that the model states {expected:x8}.");
        }

        return new DeviceStatus
        {
            Model = model,
            ModelChecksum = modelChecksum,
            ModelBytes = modelBytes,
            Layers = layers,
            KnownAnswerPassed = known == NotComputed ? null : known == Right,
            KnownAnswerExpected = expected,
            KnownAnswerComputed = computed,
            IsNative = kernels != 0,
            KernelReason = reason,
            InputChannels = channels,
            InputWidth = width,
            InputHeight = height,
            SampleGrid = grid,
            Fit = (FitMode)fit,
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

            // Boards of earlier programs end here.
            Build = reply.IsAtEnd ? string.Empty : reply.Text(),
            Target = reply.IsAtEnd ? string.Empty : reply.Text(),
            MaxPayload = maxPayload,
        };
    }
}
