namespace DupNet.Boards;

/// <summary>Whether a board runs stock firmware or the user's own.</summary>
public enum FirmwareKind
{
    /// <summary>Firmware as nanoFramework offers it for download.</summary>
    Stock,

    /// <summary>Firmware that the user builds, with interop assemblies.</summary>
    Custom,
}
