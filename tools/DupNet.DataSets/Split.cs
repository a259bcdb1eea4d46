namespace DupNet.DataSets;

/// <summary>Purposes of the photos of a data set.</summary>
public enum Split
{
    /// <summary>The data set does not say what the photo is for.</summary>
    None,

    /// <summary>The photo is for training.</summary>
    Training,

    /// <summary>The photo is for measuring while training.</summary>
    Validation,

    /// <summary>The photo is for measuring at the end.</summary>
    Test,
}
