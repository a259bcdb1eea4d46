namespace DupNet.Boards;

/// <summary>Models that a board can run.</summary>
public enum ModelChoice
{
    /// <summary>The default model.</summary>
    Default,

    /// <summary>The model dupnet-nano, for boards without PSRAM.</summary>
    Nano,
}
