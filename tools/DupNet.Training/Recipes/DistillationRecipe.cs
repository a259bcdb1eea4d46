namespace DupNet.Training.Recipes;

/// <summary>Weights of what is learned from a teacher network's answers, besides the labels, in runs that have one.</summary>
public sealed record DistillationRecipe
{
    /// <summary>Weight of the quality-focal loss of the objectness towards the teacher's score.</summary>
    public double Objectness { get; init; }

    /// <summary>Weight of the generalized overlap loss towards the teacher's boxes.</summary>
    public double Box { get; init; }

    /// <summary>Whether a teacher is asked at all.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsUsed => Objectness > 0 || Box > 0;
}
