namespace DupNet.Devices;

/// <summary>A layer, or the image, of a board's last detection.</summary>
/// <param name="Number">Number of the layer, from 1; 0 for the image.</param>
/// <param name="Kernel">Number of the kernel in <see cref="Embedded.Kernels.KernelTable"/>; null if it is not known.</param>
/// <param name="Milliseconds">Time of the layer in milliseconds; null if it was not measured.</param>
/// <param name="Checksum">Checksum of the layer's output; null if it was not taken.</param>
public sealed record DeviceLayer(int Number, int? Kernel, double? Milliseconds, uint? Checksum);
