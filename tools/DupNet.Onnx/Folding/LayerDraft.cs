using DupNet.Packing;

namespace DupNet.Onnx.Folding;

/// <summary>A layer of a model whose number is not known yet.</summary>
/// <param name="Node">The convolution, in words.</param>
/// <param name="Position">The convolution's place among the nodes.</param>
/// <param name="Step">The step of its map that the layer ends with.</param>
/// <param name="Source">The layer that it reads; null for the image.</param>
/// <param name="Spec">The layer, with source 0.</param>
/// <param name="Output">Name of the network's output that it is, for a head.</param>
internal sealed record LayerDraft(string Node, int Position, int Step, LayerDraft? Source, LayerSpec Spec, string? Output = null);
