using DupNet.Embedded;
using DupNet.Embedded.Serial;

namespace DupNet.Devices;

/// <summary>What numbers of a board can be: those of models as of models/FORMAT.md, and of the runtime's settings.</summary>
internal static class ProtocolLimits
{
    /// <summary>A board must take the request that announces a picture.</summary>
    public const int LeastPayload = 8;

    /// <summary>Most bytes of a payload.</summary>
    public const int MostPayload = PacketLayout.MaxPayload;

    /// <summary>Most layers of a model.</summary>
    public const int MostLayers = 32;

    /// <summary>Most classes of a model.</summary>
    public const int MostClasses = 80;

    /// <summary>Longest side of a network's input.</summary>
    public const int LongestSide = 1024;

    /// <summary>Most that <see cref="DetectorSettings.MaxDetections"/> allows.</summary>
    public const int MostBoxes = 4096;
}
