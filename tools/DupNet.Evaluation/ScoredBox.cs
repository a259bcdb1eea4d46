namespace DupNet.Evaluation;

/// <summary>A detection in a photo.</summary>
/// <param name="Box">Box of the detection in pixels of the photo.</param>
/// <param name="Score">Score of the detection, the surer the higher; only the order matters.</param>
/// <param name="ClassName">Name of the class; empty for a detector of one class without a name.</param>
public readonly record struct ScoredBox(Box Box, double Score, string ClassName = "");
