using DupNet.Embedded;
using DupNet.Embedded.Serial;

namespace DupNet.Devices;

/// <summary>What numbers of a board can be: those of models as of models/FORMAT.md, and of the runtime's settings.</summary>
internal static class ProtocolLimits
{
    /// <summary>Least payload of a packet in bytes that a board must take: that of the request that announces a picture.</summary>
    public const int LeastPayload = 8;

    /// <summary>Largest payload of a packet in bytes.</summary>
    public const int MostPayload = PacketLayout.MaxPayload;

    /// <summary>Largest number of layers of a model.</summary>
    public const int MostLayers = 32;

    /// <summary>Largest number of classes of a model.</summary>
    public const int MostClasses = 80;

    /// <summary>Longest side of a network's input in pixels.</summary>
    public const int LongestSide = 1024;

    /// <summary>Most bytes of a frame: more than the memory of any board holds.</summary>
    public const int MostFrameBytes = 8 << 20;

    /// <summary>Largest number of boxes: the most that <see cref="DetectorSettings.MaxDetections"/> allows.</summary>
    public const int MostBoxes = 4096;
}
