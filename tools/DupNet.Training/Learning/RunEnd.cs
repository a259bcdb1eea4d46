namespace DupNet.Training.Learning;

/// <summary>Why a run ended.</summary>
public enum RunEnd
{
    /// <summary>All steps are done.</summary>
    LastStep,

    /// <summary>A validation said that more steps bring nothing.</summary>
    Settled,

    /// <summary>The user interrupted it.</summary>
    Interrupted,
}
