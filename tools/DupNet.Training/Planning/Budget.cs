namespace DupNet.Training.Planning;

/// <summary>What a model may cost.</summary>
public sealed record Budget
{
    /// <summary>The most bytes of the model file where the user does not say: 36.9 KB, those of the built-in model with room for some classes and anchors.</summary>
    public const int UsualBytes = 37_785;

    /// <summary>The most bytes of the model file.</summary>
    public int Bytes { get; init; } = UsualBytes;

    /// <summary>The most bytes that a detector may allocate at the model's default input, the model and the frame not counted; null for any number.</summary>
    public int? Ram { get; init; }

    /// <summary>How long a detection may take; null for any time.</summary>
    public BoardLimit? Time { get; init; }
}
