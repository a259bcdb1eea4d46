namespace DupNet.DataSets.Troubles;

/// <summary>Something in a data set that is not as it should be, and where.</summary>
/// <param name="Kind">What it is; it says what was done.</param>
/// <param name="Path">The file that says so: labels, or a photo.</param>
/// <param name="Line">The line there, the first being 1; 0 for the file as a whole.</param>
/// <param name="Message">What is wrong, a sentence.</param>
public sealed record Trouble(TroubleKind Kind, string Path, int Line, string Message)
{
    /// <summary>File, line and message.</summary>
    public override string ToString() => Line > 0 ? $"{Path}:{Line}: {Message}" : $"{Path}: {Message}";
}
