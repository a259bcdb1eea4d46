using DupNet.Evaluation;

namespace DupNet.Training.Augmentation;

/// <summary>A box on a training photo without faces that the network took for a face.</summary>
/// <param name="Photo">Index of the photo in the run's photos.</param>
/// <param name="Box">The box in pixels of the photo.</param>
/// <param name="Score">Score that the network gave, 0..1.</param>
public sealed record HardNegative(int Photo, Box Box, double Score);
