namespace DupNet.Cli.Soaking;

/// <summary>Times of a detection, in milliseconds.</summary>
/// <param name="Median">Half of them were shorter.</param>
/// <param name="P90">Nine of ten were shorter.</param>
/// <param name="P99">99 of a hundred were shorter.</param>
/// <param name="Longest">The longest.</param>
internal sealed record SoakTimes(double Median, double P90, double P99, double Longest);
