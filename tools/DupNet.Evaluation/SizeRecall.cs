namespace DupNet.Evaluation;

/// <summary>How many faces of a size are found.</summary>
/// <param name="Size">The class of size, such as <c>0.05-0.08</c>.</param>
/// <param name="Faces">Faces of this size.</param>
/// <param name="Found">How many of them are found.</param>
public readonly record struct SizeRecall(string Size, int Faces, int Found)
{
    /// <summary>Share of the faces that are found, 0..1; null without faces.</summary>
    public double? Recall => Faces == 0 ? null : (double)Found / Faces;
}
