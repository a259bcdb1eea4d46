using System.Collections.Generic;

namespace DupNet.DeviceCheck;

/// <summary>A library of device code, and what the rules allow it.</summary>
/// <param name="Name">Name of the assembly.</param>
/// <param name="Folder">Folder of the library's .nfproj and source, from the root of the repository, with slashes.</param>
public sealed record DeviceLibrary(string Name, string Folder)
{
    /// <summary>Names of the assemblies that the library references on the device; each has a facade or is a device library.</summary>
    public IReadOnlyList<string> AllowedAssemblies { get; init; } = ["mscorlib"];

    /// <summary>Namespaces that compute in integers only, together with all namespaces below them.</summary>
    public IReadOnlyList<string> IntegerNamespaces { get; init; } = [];

    /// <summary>
    /// Members, as Namespace.Type.Method with all overloads, that allocate nothing, and that call nothing that allocates. Other device
    /// libraries may call them where they must not allocate.
    /// </summary>
    public IReadOnlyList<string> AllocationFreeRoots { get; init; } = [];
}
