namespace DupNet.Embedded.Storage.Tests;

/// <summary>What of the writing that was not yet safe outlasts a loss of power.</summary>
internal enum Survival
{
    /// <summary>All of it, up to the byte at which the power went.</summary>
    Everything,

    /// <summary>Nothing, as with littlefs, which commits a file when it is closed.</summary>
    OnlyWhatIsSafe,

    /// <summary>Any blocks in any order, any length, deletions or not, independently in each file.</summary>
    AnyPart,
}
