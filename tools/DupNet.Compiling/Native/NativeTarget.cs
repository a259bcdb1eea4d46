namespace DupNet.Compiling.Native;

/// <summary>What generated C++ code is shaped for. It runs everywhere; elsewhere it is slower.</summary>
/// <param name="Name">What comments call it.</param>
/// <param name="Filters">Filters of a function: their sums stay in registers.</param>
/// <param name="Registers">Registers for sums and inputs.</param>
public sealed record NativeTarget(string Name, int Filters, int Registers)
{
    /// <summary>32 registers: ESP32-C3, C6, H2, P4.</summary>
    public static NativeTarget RiscV { get; } = new("RISC-V", 16, 24);

    /// <summary>16 registers: ESP32, S2, S3.</summary>
    public static NativeTarget Xtensa { get; } = new("Xtensa", 8, 12);
}
