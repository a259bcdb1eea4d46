using System.Collections.Generic;

namespace DupNet.Training.Recipes;

/// <summary>
/// Hard negatives: what the network takes for faces on training photos without any is collected during the run, and
/// shown more often from then on.
/// </summary>
public sealed record HardNegativeRecipe
{
    /// <summary>When they are collected, as parts of the run above 0 and below 1, in order; each time replaces those before.</summary>
    public IReadOnlyList<double> Times { get; init; } = [];

    /// <summary>Smallest score of a hard negative, 0..1.</summary>
    public double LeastScore { get; init; } = 0.3;

    /// <summary>The part of the pictures, 0..1, that show one.</summary>
    public double Share { get; init; } = 0.1;
}
