using System.Text.Json;
using DupNet.Devices;
using DupNet.Embedded.Kernels;

namespace DupNet.Cli.Output;

/// <summary>A layer in a board's last detection, in JSON.</summary>
/// <param name="Number">Number of the layer, from 1.</param>
/// <param name="Kernel">Name of the kernel that computed the layer; null if it is not known.</param>
/// <param name="Milliseconds">Time of the layer in milliseconds; null if it was not measured.</param>
/// <param name="Checksum">Checksum of the layer's output; null if it was not taken.</param>
internal sealed record DeviceLayerJson(int Number, string? Kernel, double? Milliseconds, uint? Checksum)
{
    /// <summary>Makes the JSON form of a board's layer.</summary>
    public static DeviceLayerJson Of(DeviceLayer layer) => new(
        layer.Number,
        layer.Kernel is int kernel && KernelTable.NameOf(kernel) is string name ? JsonNamingPolicy.CamelCase.ConvertName(name) : null,
        layer.Milliseconds,
        layer.Checksum);
}
