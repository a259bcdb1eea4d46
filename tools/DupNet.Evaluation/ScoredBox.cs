namespace DupNet.Evaluation;

/// <summary>A detection.</summary>
/// <param name="Box">Where, in pixels of the photo.</param>
/// <param name="Score">How sure; only the order of scores matters.</param>
/// <param name="ClassName">What it is taken for; empty for a detector of one class without a name.</param>
public readonly record struct ScoredBox(Box Box, double Score, string ClassName = "");
