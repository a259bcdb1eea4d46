namespace DupNet.DataSets.Troubles;

/// <summary>Something in a data set that is not as it should be, with its place.</summary>
/// <param name="Kind">Kind of the trouble, which also says what was done about it.</param>
/// <param name="Path">The file in which it shows: one with labels, or a photo.</param>
/// <param name="Line">Line of the file, from 1; 0 for the file as a whole.</param>
/// <param name="Message">What is wrong, a sentence.</param>
public sealed record Trouble(TroubleKind Kind, string Path, int Line, string Message)
{
    /// <summary>Writes file, line and message in one line.</summary>
    public override string ToString() => Line > 0 ? $"{Path}:{Line}: {Message}" : $"{Path}: {Message}";
}
