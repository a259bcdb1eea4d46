namespace DupNet.Fuzzing.Differential;

/// <summary>What a case of a comparison is.</summary>
internal enum CaseKind
{
    /// <summary>A hidden layer and its head.</summary>
    Layer,

    /// <summary>Up to five hidden layers, and heads at all ends; then whole detections.</summary>
    Network,
}
