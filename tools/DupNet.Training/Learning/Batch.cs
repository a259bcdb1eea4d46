namespace DupNet.Training.Learning;

/// <summary>Pictures and what the heads should answer to them.</summary>
/// <param name="Count">Pictures.</param>
/// <param name="Side">Width and height.</param>
/// <param name="Pixels">Count * side * side * channels bytes; rows from the top, channels fastest.</param>
/// <param name="Targets">One for each head.</param>
public sealed record Batch(int Count, int Side, byte[] Pixels, HeadTargets[] Targets);
