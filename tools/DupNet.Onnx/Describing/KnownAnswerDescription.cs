namespace DupNet.Onnx.Describing;

/// <summary>The generated input of a model's known answer (models/FORMAT.md, section 6).</summary>
/// <param name="Side">Width and height in pixels.</param>
/// <param name="Seed">Seed of the generator.</param>
public sealed record KnownAnswerDescription(int Side, uint Seed);
