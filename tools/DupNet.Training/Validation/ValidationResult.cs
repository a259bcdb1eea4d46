using System.Collections.Generic;
using DupNet.Evaluation;

namespace DupNet.Training.Validation;

/// <summary>What a network finds of labelled photos.</summary>
/// <param name="Parts">Results by part of the photo set, then of all photos, over all classes.</param>
/// <param name="Classes">Results by class, in the order of the recipe, over all photos.</param>
/// <param name="FileBytes">The size of the exported file; 0 for a network that keeps floats, which torch runs.</param>
public sealed record ValidationResult(IReadOnlyList<PartResult> Parts, IReadOnlyList<ClassResult> Classes, int FileBytes)
{
    /// <summary>The mean over the classes of their AP50, those without objects left aside; null when no photo shows an object.</summary>
    public double? MeanAveragePrecision => ClassResult.Mean(Classes);
}
