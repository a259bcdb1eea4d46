using DupNet.Measuring.Timing;

namespace DupNet.Cli.Timing;

/// <summary>What a step of a detection takes.</summary>
/// <param name="Step">Number of the layer, or <c>all</c> for the whole detection.</param>
/// <param name="Macs">Multiply-accumulates, as <c>inspect</c> counts them.</param>
/// <param name="WordOperations">Operations on 32-bit words, likewise.</param>
/// <param name="MedianMilliseconds">Median of the rounds on this machine.</param>
/// <param name="LeastMilliseconds">Least of the rounds.</param>
/// <param name="Instructions">Executed IL instructions; heads' include decoding, the last layer's suppression, those of <c>all</c> alone sampling.</param>
/// <param name="MapBytes">Bytes of the map that it writes; of all buffers for the whole detection.</param>
internal sealed record LayerTime(
    string Step, long Macs, long WordOperations, double MedianMilliseconds, double LeastMilliseconds, long Instructions, int MapBytes);
