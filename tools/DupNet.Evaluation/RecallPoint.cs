namespace DupNet.Evaluation;

/// <summary>Hits and false positives when all detections from a score upwards count.</summary>
/// <param name="Score">The lowest score that counts.</param>
/// <param name="Hits">Number of faces found.</param>
/// <param name="FalsePositives">Number of detections that find nothing.</param>
public readonly record struct RecallPoint(double Score, int Hits, int FalsePositives)
{
    /// <summary>Share of the counted detections that are hits, 0..1.</summary>
    public double Precision => (double)Hits / (Hits + FalsePositives);
}
