namespace DupNet.Training.Recipes;

/// <summary>Weights of what a run learns from a teacher network's answers, besides the labels, if it has a teacher.</summary>
public sealed record DistillationRecipe
{
    /// <summary>Weight of the quality-focal loss of the objectness towards the teacher's score.</summary>
    public double Objectness { get; init; }

    /// <summary>Weight of the generalized overlap loss towards the teacher's boxes.</summary>
    public double Box { get; init; }

    /// <summary>Weight of the cross entropy of class logits towards the teacher's.</summary>
    public double Class { get; init; }

    /// <summary>Whether a recipe needs a teacher: one of its weights is above 0.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsUsed => Objectness > 0 || Box > 0 || Class > 0;
}
