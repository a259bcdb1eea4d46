using System.Collections.Generic;
using System.Linq;

namespace DupNet.Evaluation;

/// <summary>The accuracy on a class of objects.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Objects">Number of labelled objects of the class.</param>
/// <param name="RecallAt01">Recall, 0..1, at 0.1 false positives of the class an image; null without objects.</param>
/// <param name="AveragePrecision">Average precision at an overlap of 0.5 (AP50), 0..1; null without objects.</param>
public sealed record ClassResult(string Name, int Objects, double? RecallAt01, double? AveragePrecision)
{
    /// <summary>The mean of the average precisions of all classes that have objects; null when no class has any.</summary>
    public static double? Mean(IEnumerable<ClassResult> classes) => classes.Average(result => result.AveragePrecision);
}
