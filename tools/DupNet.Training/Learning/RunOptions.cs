using System;
using System.Threading;

namespace DupNet.Training.Learning;

/// <summary>How often a run writes its tables, saves and validates.</summary>
public sealed record RunOptions
{
    /// <summary>Number of steps between two lines of the training table.</summary>
    public int LogSteps { get; init; } = 50;

    /// <summary>Time between two checkpoints.</summary>
    public TimeSpan SaveInterval { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Time between two validations.</summary>
    public TimeSpan ValidationInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Steps between validations, besides those of <see cref="ValidationInterval"/>; null for none.</summary>
    public long? ValidationSteps { get; init; }

    /// <summary>Ends the run after the step that it is in, with a checkpoint.</summary>
    public CancellationToken Stop { get; init; }
}
