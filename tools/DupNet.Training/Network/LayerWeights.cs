using static TorchSharp.torch;

namespace DupNet.Training.Network;

/// <summary>The numbers of a layer that a pass uses.</summary>
/// <param name="Kernel">Channels out x U x k x k: the sum of the d copies' signs.</param>
/// <param name="Gain">Batch norm's gamma, or a head's scale, for each channel.</param>
/// <param name="Offset">Batch norm's beta, or a head's bias, for each channel.</param>
public sealed record LayerWeights(Tensor Kernel, Tensor Gain, Tensor Offset);
