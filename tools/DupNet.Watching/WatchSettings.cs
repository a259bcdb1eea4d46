using DupNet.Watching.Sources;

namespace DupNet.Watching;

/// <summary>What a user changes while watching.</summary>
/// <param name="Threshold">Least score of a box, 0..1.</param>
/// <param name="Turn">How frames are turned.</param>
/// <param name="StretchContrast">Whether dark and flat frames are stretched to the whole range of brightness.</param>
/// <param name="Rate">Frames a second at which pictures are played.</param>
public sealed record WatchSettings(float Threshold, ViewTurn Turn, bool StretchContrast, double Rate)
{
    /// <summary>The slowest pace of pictures, in frames a second.</summary>
    public const double SlowestRate = 0.1;

    /// <summary>The fastest pace of pictures, in frames a second.</summary>
    public const int FastestRate = 240;
}
