namespace DupNet.Compiling.Layers;

/// <summary>An input times a number.</summary>
/// <param name="Input">Index of the input.</param>
/// <param name="Factor">The number, not 0.</param>
public readonly record struct SumTerm(int Input, int Factor);
