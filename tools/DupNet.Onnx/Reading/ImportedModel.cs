using DupNet.Packing;

namespace DupNet.Onnx.Reading;

/// <summary>A model that was made of an ONNX file.</summary>
/// <param name="File">The bytes of its `.dupnet` file.</param>
/// <param name="Spec">What they hold.</param>
/// <param name="LogitError">
/// Largest difference of a logit, up to 16, from the graph's, which scale and bias of 16 and 32 bits make; 0 where all are the same.
/// </param>
public sealed record ImportedModel(byte[] File, ModelSpec Spec, double LogitError);
