namespace DupNet.Training.Recipes;

/// <summary>What a head gives for each anchor (models/FORMAT.md, section 5): tx, ty, tw, th, objectness, and a logit for each class where there are several.</summary>
public static class HeadOutputs
{
    /// <summary>Where the objectness stands.</summary>
    public const int Objectness = 4;

    /// <summary>Where the class logits begin.</summary>
    public const int FirstClass = 5;

    /// <summary>The number of outputs for each anchor.</summary>
    /// <param name="classes">The number of classes.</param>
    public static int PerAnchor(int classes) => FirstClass + (classes > 1 ? classes : 0);
}
