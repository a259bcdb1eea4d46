namespace DupNet.Sequences.Folders;

/// <summary>Names of the tables of a sequence, and of the column that makes labelled photos one.</summary>
internal static class SequenceTables
{
    /// <summary>Name of the table of labels.</summary>
    public const string LabelsName = "labels.csv";

    /// <summary>Name of the table of what counts neither way.</summary>
    public const string IgnoreName = "ignore.csv";

    /// <summary>Name of the column that makes labelled photos a sequence.</summary>
    public const string IdentityColumn = "identity";
}
