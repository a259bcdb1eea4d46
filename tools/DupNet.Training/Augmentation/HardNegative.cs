using DupNet.Evaluation;

namespace DupNet.Training.Augmentation;

/// <summary>What the network took for a face on a training photo that has none.</summary>
/// <param name="Photo">Index of the photo.</param>
/// <param name="Box">In pixels of the photo.</param>
/// <param name="Score">0..1.</param>
public sealed record HardNegative(int Photo, Box Box, double Score);
