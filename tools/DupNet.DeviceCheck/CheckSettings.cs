using System.Collections.Generic;

namespace DupNet.DeviceCheck;

/// <summary>What the rules need to know about the checked library.</summary>
public sealed record CheckSettings
{
    /// <summary>Assemblies that device code may reference; each has a facade.</summary>
    public IReadOnlyList<string> AllowedAssemblies { get; init; } = ["mscorlib"];

    /// <summary>Namespaces, with all below them, that compute in integers only.</summary>
    public IReadOnlyList<string> IntegerNamespaces { get; init; } =
    [
        "DupNet.Embedded.Decoding",
        "DupNet.Embedded.Imaging",
        "DupNet.Embedded.Kernels",
        "DupNet.Embedded.Models",
        "DupNet.Embedded.Networks",
    ];

    /// <summary>Methods, as Namespace.Type.Method with all overloads, that allocate nothing, nor does what they call.</summary>
    public IReadOnlyList<string> AllocationFreeRoots { get; init; } = ["DupNet.Embedded.Detector.Detect", "DupNet.Embedded.Networks.Network.Run"];
}
