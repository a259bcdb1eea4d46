namespace DupNet.Boards;

/// <summary>Which code computes the network.</summary>
public enum KernelKind
{
    /// <summary>C#, interpreted.</summary>
    Managed,

    /// <summary>C++ in the firmware.</summary>
    Native,
}
