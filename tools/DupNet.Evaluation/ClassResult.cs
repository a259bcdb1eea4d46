using System.Collections.Generic;
using System.Linq;

namespace DupNet.Evaluation;

/// <summary>The accuracy on a class of objects.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Objects">Number of objects to find.</param>
/// <param name="RecallAt01">Recall at 0.1 false positives of the class an image; null without objects.</param>
/// <param name="AveragePrecision">AP50; null without objects.</param>
public sealed record ClassResult(string Name, int Objects, double? RecallAt01, double? AveragePrecision)
{
    /// <summary>The mean of the average precisions of the classes that have objects; null when none has.</summary>
    public static double? Mean(IEnumerable<ClassResult> classes) => classes.Average(result => result.AveragePrecision);
}
