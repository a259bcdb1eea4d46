namespace DupNet.Boards;

/// <summary>A way to run on a board: firmware, kernels, model and input size.</summary>
/// <param name="Firmware">Stock or custom firmware.</param>
/// <param name="Kernels">The kernels that run with this firmware.</param>
/// <param name="Model">The model that runs.</param>
/// <param name="Input">Side of the network's input in pixels.</param>
/// <param name="Memory">Where the buffers go and whether they fit, in words.</param>
/// <param name="Estimate">Estimated time of one detection.</param>
public sealed record BoardProfile(
    FirmwareKind Firmware, KernelKind Kernels, ModelChoice Model, int Input, string Memory, TimeEstimate Estimate);
