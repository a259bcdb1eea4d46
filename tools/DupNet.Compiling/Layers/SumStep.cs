using System.Collections.Generic;

namespace DupNet.Compiling.Layers;

/// <summary>Computes one filter's weighted sum of some inputs from the sum of another filter.</summary>
/// <param name="Filter">Index of the filter.</param>
/// <param name="Parent">Index of the filter whose sum is known, -1 for zero.</param>
/// <param name="Terms">The inputs whose weights differ, each with the filter's weight less the parent's, which is not 0.</param>
public sealed record SumStep(int Filter, int Parent, IReadOnlyList<SumTerm> Terms);
