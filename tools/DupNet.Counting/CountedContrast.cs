namespace DupNet.Counting;

/// <summary>Whether contrast is stretched in a counted detection, and of what frame.</summary>
public enum CountedContrast
{
    /// <summary>Not stretched.</summary>
    Off,

    /// <summary>The setting is on; the frame has the whole range of brightness and stays as it is.</summary>
    On,

    /// <summary>The setting is on, and the frame is dark.</summary>
    Dark,
}
