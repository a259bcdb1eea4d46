using DupNet.DataSets;
using DupNet.Training.Learning;

namespace DupNet.Training.Commands;

/// <summary>What is asked of a run.</summary>
internal sealed record TrainOptions
{
    /// <summary>The recipe's file.</summary>
    public required string Recipe { get; init; }

    /// <summary>The training photos.</summary>
    public required DataSource Data { get; init; }

    /// <summary>The run's folder.</summary>
    public required RunFolder Folder { get; init; }

    /// <summary>The photos to measure on while training; null for none.</summary>
    public DataSource? Validation { get; init; }

    /// <summary>Minutes between validations.</summary>
    public required double ValidationMinutes { get; init; }

    /// <summary>Until the end, only each so-many-th photo is measured on.</summary>
    public required int ValidationEvery { get; init; }

    /// <summary>The model that a new run starts from; null for random weights.</summary>
    public string? From { get; init; }

    /// <summary>Folder of the run that teaches this one; null for none or, when resuming, for the one that is noted.</summary>
    public string? Teacher { get; init; }

    /// <summary>Whether to go on with the folder's run.</summary>
    public bool Resume { get; init; }

    /// <summary>Threads of the arithmetic.</summary>
    public required int Threads { get; init; }

    /// <summary>Times that each photo is drawn; null for the recipe's or, when resuming, the run's.</summary>
    public double? Epochs { get; init; }

    /// <summary>Steps of the whole run, before <see cref="Epochs"/>; null if they are left to those.</summary>
    public long? Steps { get; init; }
}
