using DupNet.Measuring.Timing;

namespace DupNet.Cli.Timing;

/// <summary>Time and work of one step of a detection.</summary>
/// <param name="Step">Number of the layer, from 1, or <c>all</c> for the whole detection.</param>
/// <param name="Macs">Multiply-accumulates, as <c>inspect</c> counts them.</param>
/// <param name="WordOperations">Operations on 32-bit words, as <c>inspect</c> counts them.</param>
/// <param name="MedianMilliseconds">Median time of the rounds on this machine.</param>
/// <param name="LeastMilliseconds">Least time of the rounds on this machine.</param>
/// <param name="Instructions">
/// Executed IL instructions. Decoding is part of the heads, suppression of the last layer; sampling is only in <c>all</c>.
/// </param>
/// <param name="MapBytes">Bytes of the map that the layer writes; for <c>all</c>, of all buffers.</param>
internal sealed record LayerTime(
    string Step, long Macs, long WordOperations, double MedianMilliseconds, double LeastMilliseconds, long Instructions, int MapBytes);
