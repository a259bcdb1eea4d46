namespace DupNet.Training.Planning;

/// <summary>How objects may lie in a picture.</summary>
public enum ObjectTurns
{
    /// <summary>A little tilted, as by a hand that holds the camera.</summary>
    Slight,

    /// <summary>Upright, as before a camera that is fixed.</summary>
    None,

    /// <summary>In any direction, as seen from above or through a microscope.</summary>
    Any,
}
