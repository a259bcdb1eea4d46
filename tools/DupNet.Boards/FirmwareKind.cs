namespace DupNet.Boards;

/// <summary>Whose firmware a board runs.</summary>
public enum FirmwareKind
{
    /// <summary>As nanoFramework offers it for download.</summary>
    Stock,

    /// <summary>Built by the user, with interop assemblies.</summary>
    Custom,
}
