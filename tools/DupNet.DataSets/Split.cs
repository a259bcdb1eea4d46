namespace DupNet.DataSets;

/// <summary>Purposes of the photos of a data set.</summary>
public enum Split
{
    /// <summary>The data set does not say.</summary>
    None,

    /// <summary>To train with.</summary>
    Training,

    /// <summary>To measure on while training.</summary>
    Validation,

    /// <summary>To measure on at the end.</summary>
    Test,
}
