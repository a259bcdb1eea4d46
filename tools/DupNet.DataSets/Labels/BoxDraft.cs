using DupNet.Evaluation;

namespace DupNet.DataSets.Labels;

/// <summary>A box as labels have it, before it is held against its photo.</summary>
/// <param name="Box">The box in pixels of the photo as labelled, or in fractions of the photo.</param>
/// <param name="ClassName">Name of the object's class; empty when the labels do not say.</param>
/// <param name="IsIgnored">Whether the object counts neither as a hit nor as a fault.</param>
/// <param name="Path">The file with the label.</param>
/// <param name="Line">Line of the label in the file, from 1; 0 if lines do not tell.</param>
/// <param name="IsInFractions">Whether the box is in fractions, 0..1.</param>
internal readonly record struct BoxDraft(Box Box, string ClassName, bool IsIgnored, string Path, int Line, bool IsInFractions = false)
{
    /// <summary>Place of the label in the file where lines do not tell it, such as <c>annotations[3]</c>; null otherwise.</summary>
    public string? Place { get; init; }
}
