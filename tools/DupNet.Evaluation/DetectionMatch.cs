namespace DupNet.Evaluation;

/// <summary>A detection and what it counts as.</summary>
/// <param name="Score">Score of the detection.</param>
/// <param name="Outcome">What the detection counts as.</param>
/// <param name="Face">Index of the face that the detection hits; -1 if it hits none.</param>
public readonly record struct DetectionMatch(double Score, MatchOutcome Outcome, int Face);
