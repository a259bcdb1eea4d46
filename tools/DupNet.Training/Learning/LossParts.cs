using System;
using static TorchSharp.torch;

namespace DupNet.Training.Learning;

/// <summary>The loss of a batch and its parts, each a tensor of one number.</summary>
/// <param name="Total">The weighted sum, with a graph for the backward pass.</param>
/// <param name="Objectness">Loss of the objectness, not weighted.</param>
/// <param name="Boxes">Loss of the boxes, not weighted.</param>
/// <param name="Overlap">Mean overlap, 0..1, of the boxes that should be found.</param>
/// <param name="Classes">Unweighted; 0 without class logits.</param>
public sealed record LossParts(Tensor Total, Tensor Objectness, Tensor Boxes, Tensor Overlap, Tensor Classes) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Total.Dispose();
        Objectness.Dispose();
        Boxes.Dispose();
        Overlap.Dispose();
        Classes.Dispose();
    }
}
