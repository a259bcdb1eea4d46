namespace DupNet.Boards;

/// <summary>The partitions of the flash that matter to a developer.</summary>
/// <param name="Firmware">Partition of nanoFramework's firmware.</param>
/// <param name="Deployment">Partition of the application.</param>
/// <param name="Files">Partition of the internal drive <c>I:</c>.</param>
public sealed record BoardPartitions(BoardPartition Firmware, BoardPartition Deployment, BoardPartition Files);
