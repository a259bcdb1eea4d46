namespace DupNet.Boards;

/// <summary>Kinds of code that can compute the network.</summary>
public enum KernelKind
{
    /// <summary>C# code, which is interpreted.</summary>
    Managed,

    /// <summary>C++ code in the firmware.</summary>
    Native,
}
