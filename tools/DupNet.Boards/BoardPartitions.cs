namespace DupNet.Boards;

/// <summary>The partitions of the flash that matter to a developer.</summary>
/// <param name="Firmware">nanoFramework's firmware.</param>
/// <param name="Deployment">The application.</param>
/// <param name="Files">The internal drive <c>I:</c>.</param>
public sealed record BoardPartitions(BoardPartition Firmware, BoardPartition Deployment, BoardPartition Files);
