namespace DupNet.Evaluation;

/// <summary>A detection and what it counts as.</summary>
/// <param name="Score">Its score.</param>
/// <param name="Outcome">What it counts as.</param>
/// <param name="Face">Index of the face that it hits, otherwise -1.</param>
public readonly record struct DetectionMatch(double Score, MatchOutcome Outcome, int Face);
