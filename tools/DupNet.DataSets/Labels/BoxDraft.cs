using DupNet.Evaluation;

namespace DupNet.DataSets.Labels;

/// <summary>A box as labels have it, before it is held against its photo.</summary>
/// <param name="Box">In pixels of the photo as labelled, or in fractions of it.</param>
/// <param name="ClassName">What it is; empty when the labels do not say.</param>
/// <param name="IsIgnored">Whether it counts neither way.</param>
/// <param name="Path">The file with the label.</param>
/// <param name="Line">The line there; 0 if lines do not tell.</param>
/// <param name="IsInFractions">Whether the box is in fractions, 0..1.</param>
internal readonly record struct BoxDraft(Box Box, string ClassName, bool IsIgnored, string Path, int Line, bool IsInFractions = false)
{
    /// <summary>Where in the file the label is, if lines do not tell, such as <c>annotations[3]</c>.</summary>
    public string? Place { get; init; }
}
