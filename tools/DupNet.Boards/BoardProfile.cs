namespace DupNet.Boards;

/// <summary>A way to run on a board.</summary>
/// <param name="Firmware">Stock or custom firmware.</param>
/// <param name="Kernels">Which kernels that gives.</param>
/// <param name="Model">Which model.</param>
/// <param name="Input">Side of the network's input in pixels.</param>
/// <param name="Memory">Where the buffers go and whether they fit.</param>
/// <param name="Estimate">Time of one detection.</param>
public sealed record BoardProfile(
    FirmwareKind Firmware, KernelKind Kernels, ModelChoice Model, int Input, string Memory, TimeEstimate Estimate);
