namespace DupNet.Boards;

/// <summary>Which model fits.</summary>
public enum ModelChoice
{
    /// <summary>The default model.</summary>
    Default,

    /// <summary>Only a smaller one.</summary>
    Smaller,
}
