namespace DupNet.Boards;

/// <summary>Which model runs on a board.</summary>
public enum ModelChoice
{
    /// <summary>The default model.</summary>
    Default,

    /// <summary>dupnet-nano, for boards without PSRAM.</summary>
    Nano,
}
