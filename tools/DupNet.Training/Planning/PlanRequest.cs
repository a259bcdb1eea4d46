using DupNet.Packing;

namespace DupNet.Training.Planning;

/// <summary>What the user wants of a plan.</summary>
public sealed record PlanRequest
{
    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the model may cost.</summary>
    public Budget Budget { get; init; } = new();

    /// <summary>Width and height of the input; null to let the plan choose.</summary>
    public int? Side { get; init; }

    /// <summary>How objects may lie.</summary>
    public ObjectTurns Turns { get; init; }

    /// <summary>Whether an object may be shown as in a mirror.</summary>
    public bool Mirrored { get; init; } = true;

    /// <summary>Steps of the run; null to let the plan choose.</summary>
    public long? Steps { get; init; }

    /// <summary>Whether the run starts from random weights.</summary>
    public bool FromNothing { get; init; }

    /// <summary>The user's model to start from; null for a shipped one.</summary>
    public ModelSpec? From { get; init; }
}
