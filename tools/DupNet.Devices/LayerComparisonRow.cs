namespace DupNet.Devices;

/// <summary>Checksums of one layer.</summary>
/// <param name="Number">0 for the image; layers from 1.</param>
/// <param name="Device">The board's.</param>
/// <param name="Host">This computer's.</param>
public sealed record LayerComparisonRow(int Number, uint Device, uint Host);
