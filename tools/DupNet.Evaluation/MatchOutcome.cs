namespace DupNet.Evaluation;

/// <summary>What a detection counts as when it is compared with labels.</summary>
public enum MatchOutcome
{
    /// <summary>It finds a labelled face that no better detection found.</summary>
    Hit,

    /// <summary>It lies on a face that is too unclear to count.</summary>
    Ignored,

    /// <summary>It finds nothing, or a face that another detection found already.</summary>
    FalsePositive,
}
