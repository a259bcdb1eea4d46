namespace DupNet.Boards;

/// <summary>Whether a board runs stock firmware or the user's own.</summary>
public enum FirmwareKind
{
    /// <summary>As nanoFramework offers it for download.</summary>
    Stock,

    /// <summary>Built by the user, with interop assemblies.</summary>
    Custom,
}
