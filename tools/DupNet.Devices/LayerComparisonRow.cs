namespace DupNet.Devices;

/// <summary>Checksums of one layer, or of the image.</summary>
/// <param name="Number">Number of the layer, from 1; 0 for the image.</param>
/// <param name="Device">Checksum that the board computed.</param>
/// <param name="Host">Checksum that this computer computed.</param>
public sealed record LayerComparisonRow(int Number, uint Device, uint Host);
