namespace DupNet.Training.Recipes;

/// <summary>What objects are that the labels name and that are of none of a recipe's classes.</summary>
public enum OtherClasses
{
    /// <summary>A mistake: such labels are refused.</summary>
    Refuse,

    /// <summary>Background: the model learns not to find them.</summary>
    Background,

    /// <summary>Neither: where they are, nothing is learned or counted.</summary>
    Ignore,
}
