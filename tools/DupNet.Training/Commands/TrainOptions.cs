using DupNet.DataSets;
using DupNet.Training.Learning;
using DupNet.Training.Native;

namespace DupNet.Training.Commands;

/// <summary>What the user asks of a training run.</summary>
internal sealed record TrainOptions
{
    /// <summary>Path of the recipe file.</summary>
    public required string Recipe { get; init; }

    /// <summary>Where the training photos and their labels are.</summary>
    public required DataSource Data { get; init; }

    /// <summary>The folder of the run.</summary>
    public required RunFolder Folder { get; init; }

    /// <summary>Where the photos to measure on while training are; null for those that the training data has for it.</summary>
    public DataSource? Validation { get; init; }

    /// <summary>The part of the photos to measure on where the data set has none for it; null for none.</summary>
    public double? ValidationShare { get; init; }

    /// <summary>Whether a data set is refused in which anything has to be put right or left out.</summary>
    public bool Strict { get; init; }

    /// <summary>Minutes between validations.</summary>
    public required double ValidationMinutes { get; init; }

    /// <summary>Which photos are measured on before the end: every photo for 1, every third one for 3.</summary>
    public required int ValidationEvery { get; init; }

    /// <summary>Path of the model that a new run starts from; null for random weights.</summary>
    public string? From { get; init; }

    /// <summary>Folder of the run that teaches this one; null for none or, when resuming, for the one that the run noted.</summary>
    public string? Teacher { get; init; }

    /// <summary>Whether to go on with the run of the folder.</summary>
    public bool Resume { get; init; }

    /// <summary>Number of threads that compute.</summary>
    public required int Threads { get; init; }

    /// <summary>Where the arithmetic is done, as <see cref="ComputeDevice.Of"/> names it.</summary>
    public required string Device { get; init; }

    /// <summary>Number of times that each photo is drawn; null for that of the recipe or, when resuming, of the run.</summary>
    public double? Epochs { get; init; }

    /// <summary>Number of steps of the whole run, which counts more than <see cref="Epochs"/>; null to compute it from those.</summary>
    public long? Steps { get; init; }
}
