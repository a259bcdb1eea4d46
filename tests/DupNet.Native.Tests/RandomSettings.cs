using System;
using DupNet.Embedded;
using DupNet.Embedded.Tests;

namespace DupNet.Native.Tests;

/// <summary>Settings of a detector: any that a model allows.</summary>
internal static class RandomSettings
{
    public static DetectorSettings Next(Random random, DupNetModel model)
    {
        int candidates = random.Next(1, 200);
        return new DetectorSettings(model)
        {
            InputWidth = TestModels.Side(random, model),
            InputHeight = TestModels.Side(random, model),
            Fit = (FitMode)random.Next(Enum.GetValues<FitMode>().Length),
            SampleGrid = 1 << random.Next(3),
            ScoreThreshold = random.Next(10000, 60000) / 65536f,
            OverlapThreshold = random.Next(65537) / 65536f,
            MaxCandidates = candidates,
            MaxDetections = random.Next(1, candidates + 1),
            MergeBoxes = random.Next(2) == 0,
            StretchContrast = random.Next(2) == 0,
        };
    }
}
