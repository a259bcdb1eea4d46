using System.Collections.Generic;

namespace DupNet.Training.Recipes;

/// <summary>
/// Settings for hard negatives. What the network takes for faces on training photos without any is collected during the run, and shown more
/// often from then on.
/// </summary>
public sealed record HardNegativeRecipe
{
    /// <summary>
    /// Times at which hard negatives are collected, as parts of the run above 0 and below 1, ascending. Each collection replaces the
    /// earlier ones.
    /// </summary>
    public IReadOnlyList<double> Times { get; init; } = [];

    /// <summary>Least score of a hard negative, 0..1.</summary>
    public double LeastScore { get; init; } = 0.3;

    /// <summary>Share of the pictures, 0..1, that show a hard negative.</summary>
    public double Share { get; init; } = 0.1;
}
