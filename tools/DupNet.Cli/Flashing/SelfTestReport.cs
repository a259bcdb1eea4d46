namespace DupNet.Cli.Flashing;

/// <summary>What the self-test on a board tells.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Checksum">CRC-32 of the model.</param>
/// <param name="KnownAnswerPassed">Whether the board computed the model's known answer; null if it did not compute.</param>
/// <param name="IsNative">Whether native kernels are used.</param>
/// <param name="KernelReason">Why these kernels are used.</param>
/// <param name="FreeBytes">Free memory; null if it is not known.</param>
internal sealed record SelfTestReport(
    string Model, long Checksum, bool? KnownAnswerPassed, bool IsNative, string KernelReason, long? FreeBytes)
{
    /// <summary>What the board says went wrong; null for nothing.</summary>
    public string? Problem { get; init; }
}
