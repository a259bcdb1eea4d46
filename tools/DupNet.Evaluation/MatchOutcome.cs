namespace DupNet.Evaluation;

/// <summary>What a detection counts as when it is compared with labels.</summary>
public enum MatchOutcome
{
    /// <summary>The detection finds a labelled face that no better detection found.</summary>
    Hit,

    /// <summary>The detection lies on a face that is too unclear to count.</summary>
    Ignored,

    /// <summary>The detection finds nothing, or a face that another detection found already.</summary>
    FalsePositive,
}
