using System.Collections.Generic;

namespace DupNet.Sequences.Folders;

/// <summary>Names of the tables of a sequence and of their columns.</summary>
internal static class SequenceTables
{
    /// <summary>Name of the table of labels.</summary>
    public const string LabelsName = "labels.csv";

    /// <summary>Name of the table of what counts neither way.</summary>
    public const string IgnoreName = "ignore.csv";

    /// <summary>Name of the column that makes labelled photos a sequence.</summary>
    public const string IdentityColumn = "identity";

    /// <summary>Columns of the table of labels.</summary>
    public static IReadOnlyList<string> LabelColumns { get; } = ["file", "width", "height", "x", "y", "w", "h", IdentityColumn, "visible"];

    /// <summary>Columns of the table of what counts neither way.</summary>
    public static IReadOnlyList<string> IgnoreColumns { get; } = ["file", "x", "y", "w", "h"];
}
