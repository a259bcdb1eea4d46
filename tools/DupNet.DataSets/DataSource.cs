namespace DupNet.DataSets;

/// <summary>Where a data set is, and what the user says about it.</summary>
/// <param name="Folder">The folder with the labels.</param>
public sealed record DataSource(string Folder)
{
    /// <summary>The folder that the photos lie in, when it is another than that of the labels; null for the same. No photo outside it is read.</summary>
    public string? Photos { get; init; }

    /// <summary>What the objects are where the labels name no class; null to leave them without a name.</summary>
    public string? ClassName { get; init; }

    /// <summary>The folder that the photos lie in.</summary>
    public string PhotoFolder => Photos ?? Folder;
}
