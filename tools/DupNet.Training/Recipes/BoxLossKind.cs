namespace DupNet.Training.Recipes;

/// <summary>Kinds of box losses. Each begins with the overlap that is missing, 1 less intersection over union.</summary>
public enum BoxLossKind
{
    /// <summary>Besides, the part of the enclosing box that neither box covers (GIoU, arXiv 1902.09630).</summary>
    Generalized,

    /// <summary>Besides, how far the centres are apart, and how much width and height differ, against the enclosing box (EIoU, arXiv 2101.08158).</summary>
    Efficient,
}
