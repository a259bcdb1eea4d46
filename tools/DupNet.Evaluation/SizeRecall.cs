namespace DupNet.Evaluation;

/// <summary>How many faces of a size are found.</summary>
/// <param name="Size">Name of the size class, such as <c>0.05-0.08</c>.</param>
/// <param name="Faces">Number of labelled faces of this size.</param>
/// <param name="Found">Number of faces of this size that are found.</param>
public readonly record struct SizeRecall(string Size, int Faces, int Found)
{
    /// <summary>Share of the faces of this size that are found, 0..1; null without faces.</summary>
    public double? Recall => Faces == 0 ? null : (double)Found / Faces;
}
