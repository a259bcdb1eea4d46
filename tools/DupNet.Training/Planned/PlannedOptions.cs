using DupNet.DataSets;
using DupNet.Training.Learning;
using DupNet.Training.Planning;
using static TorchSharp.torch;

namespace DupNet.Training.Planned;

/// <summary>What is asked of a planned run.</summary>
public sealed record PlannedOptions
{
    /// <summary>The data set.</summary>
    public required DataSource Data { get; init; }

    /// <summary>The run's folder.</summary>
    public required RunFolder Folder { get; init; }

    /// <summary>What the user wants of the plan; not used where a run goes on.</summary>
    public required PlanRequest Request { get; init; }

    /// <summary>Whether a data set is refused in which anything is odd.</summary>
    public bool Strict { get; init; }

    /// <summary>The most minutes to train; null for as many as the steps take.</summary>
    public double? Minutes { get; init; }

    /// <summary>Threads of the arithmetic.</summary>
    public required int Threads { get; init; }

    /// <summary>Where the arithmetic is done; null for the processor.</summary>
    public Device? Device { get; init; }

    /// <summary>Whether to print the plan and end.</summary>
    public bool PlanOnly { get; init; }

    /// <summary>Whether to go on with the folder's run.</summary>
    public bool Resume { get; init; }

    /// <summary>The command line that goes on with the run, for messages.</summary>
    public required string ResumeCommand { get; init; }
}
