namespace DupNet.Devices;

/// <summary>A layer in a board's last detection.</summary>
/// <param name="Number">0 for the image; layers from 1.</param>
/// <param name="Kernel">Number of the kernel in <see cref="Embedded.Kernels.KernelTable"/>; null if it is not known.</param>
/// <param name="Milliseconds">Time of the layer; null if it was not measured.</param>
/// <param name="Checksum">Checksum of its output; null if it was not taken.</param>
public sealed record DeviceLayer(int Number, int? Kernel, double? Milliseconds, uint? Checksum);
