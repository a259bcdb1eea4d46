namespace DupNet.Cli.Flashing;

/// <summary>What the self-test on a board reports.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Checksum">CRC-32 of the model.</param>
/// <param name="KnownAnswerPassed">Whether the board says that its answer is the model's known answer; null if it did not compute one.</param>
/// <param name="IsNative">Whether native kernels are used.</param>
/// <param name="KernelReason">Why these kernels, native or managed, are used.</param>
/// <param name="FreeBytes">Free memory of the board in bytes; null if it is not known.</param>
internal sealed record SelfTestReport(
    string Model, long Checksum, bool? KnownAnswerPassed, bool IsNative, string KernelReason, long? FreeBytes)
{
    /// <summary>What the board says went wrong; null if nothing did.</summary>
    public string? Problem { get; init; }

    /// <summary>The answer that the board computed, a CRC-32 of logits; 0 if it computed none.</summary>
    public long Answer { get; init; }

    /// <summary>Build stamp of the image that the program was deployed with; empty if the program tells none.</summary>
    public string Build { get; init; } = string.Empty;

    /// <summary>Name of the board that the program is for, as in <c>dupnet boards</c>; empty if the program does not say.</summary>
    public string Board { get; init; } = string.Empty;

    /// <summary>nanoFramework's name of the firmware; empty if the board does not tell.</summary>
    public string Target { get; init; } = string.Empty;
}
