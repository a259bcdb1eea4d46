using System.Collections.Generic;

namespace DupNet.Cli.Soaking;

/// <summary>What a soak found.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Seed">The seed that inputs were drawn from.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="Detections">Detections, all together.</param>
/// <param name="Inputs">Frames and settings that were drawn.</param>
/// <param name="Repetitions">Detections of an input that had run before.</param>
/// <param name="Differences">Repetitions that gave something else.</param>
/// <param name="Milliseconds">Times of a detection with the model's own settings in one frame.</param>
/// <param name="Drift">Medians of the first and the last tenth of the time.</param>
internal sealed record SoakReport(
    string Model, int Seed, double Seconds, long Detections, int Inputs, long Repetitions, long Differences, SoakTimes Milliseconds, SoakDrift Drift)
{
    /// <summary>What is wrong, in words; none if nothing is.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            List<string> faults = [.. Drift.Faults];
            if (Differences > 0)
            {
                faults.Insert(0, "the same input gave another result");
            }

            return faults;
        }
    }
}
