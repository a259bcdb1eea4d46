using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Training.Photos;

namespace DupNet.Training.Learning;

/// <summary>How much the objects of each class count, so that frequent ones do not drown rare ones.</summary>
/// <remarks>
/// With n the objects of a class and b the recipe's balance, its weight is n^-b, times what makes the mean weight of all objects 1. At b = 0 all objects count alike, at
/// b = 1 all classes do. No class counts more than <see cref="Most"/> times the one that counts least: a handful of objects teaches noise. Classes without objects teach nothing.
/// </remarks>
public static class ClassBalance
{
    /// <summary>The largest weight over the smallest.</summary>
    public const double Most = 20;

    /// <summary>The weights.</summary>
    /// <param name="photos">The photos that are trained with.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="balance">b, 0..1.</param>
    /// <returns>A weight for each class; none for a single class, which has no logits.</returns>
    public static IReadOnlyList<float> Weights(IReadOnlyList<LabelledPhoto> photos, IReadOnlyList<string> classes, double balance)
    {
        ArgumentNullException.ThrowIfNull(photos);
        ArgumentNullException.ThrowIfNull(classes);
        if (classes.Count == 1)
        {
            return [];
        }

        var counts = new long[classes.Count];
        foreach (LabelledObject labelled in photos.SelectMany(photo => photo.Objects))
        {
            counts[LabelClasses.IndexOf(classes, labelled.ClassName)]++;
        }

        long objects = counts.Sum();
        double least = Math.Pow(Math.Max(1, counts.Max()), -balance);
        double[] weights = [.. counts.Select(count => count == 0 ? 0 : Math.Min(Math.Pow(count, -balance), Most * least))];
        double sum = weights.Zip(counts, (weight, count) => weight * count).Sum();
        return [.. weights.Select(weight => (float)(sum == 0 ? 0 : weight * objects / sum))];
    }
}
