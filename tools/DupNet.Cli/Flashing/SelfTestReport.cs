namespace DupNet.Cli.Flashing;

/// <summary>What the self-test on a board tells.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Checksum">CRC-32 of the model.</param>
/// <param name="KnownAnswerPassed">Whether the board says that it computed the model's known answer; null if it did not compute.</param>
/// <param name="IsNative">Whether native kernels are used.</param>
/// <param name="KernelReason">Why these kernels are used.</param>
/// <param name="FreeBytes">Free memory; null if it is not known.</param>
internal sealed record SelfTestReport(
    string Model, long Checksum, bool? KnownAnswerPassed, bool IsNative, string KernelReason, long? FreeBytes)
{
    /// <summary>What the board says went wrong; null for nothing.</summary>
    public string? Problem { get; init; }

    /// <summary>The known answer as the board computed it, 0 if it did not.</summary>
    public long Answer { get; init; }

    /// <summary>Stamp of the image that the program was deployed with; empty if it tells none.</summary>
    public string Build { get; init; } = string.Empty;

    /// <summary>The board that the program says it is for, as in <c>dupnet boards</c>; empty if it does not say.</summary>
    public string Board { get; init; } = string.Empty;

    /// <summary>nanoFramework's name of the firmware; empty if the board does not tell.</summary>
    public string Target { get; init; } = string.Empty;
}
