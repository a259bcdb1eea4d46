namespace System.Diagnostics;

[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Module)]
public sealed class DebuggableAttribute : Attribute
{
    public DebuggableAttribute(bool isJITTrackingEnabled, bool isJITOptimizerDisabled) => throw null;

    public DebuggableAttribute(DebuggingModes modes) => throw null;

    public bool IsJITTrackingEnabled => throw null;

    public bool IsJITOptimizerDisabled => throw null;

    public DebuggingModes DebuggingFlags => throw null;

    [Flags]
    public enum DebuggingModes
    {
        None = 0x0000,
        Default = 0x0001,
        IgnoreSymbolStoreSequencePoints = 0x0002,
        EnableEditAndContinue = 0x0004,
        DisableOptimizations = 0x0100,
    }
}
