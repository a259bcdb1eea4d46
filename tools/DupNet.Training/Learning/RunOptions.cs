using System;

namespace DupNet.Training.Learning;

/// <summary>How often a run does what.</summary>
public sealed record RunOptions
{
    /// <summary>Steps between lines of the training table.</summary>
    public int LogSteps { get; init; } = 50;

    /// <summary>Time between checkpoints.</summary>
    public TimeSpan SaveInterval { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Time between validations.</summary>
    public TimeSpan ValidationInterval { get; init; } = TimeSpan.FromMinutes(10);
}
