namespace DupNet.Pictures;

/// <summary>Colours of boxes and of the ground that their scores are written on.</summary>
public enum MarkColour
{
    /// <summary>Green.</summary>
    Green,

    /// <summary>Red.</summary>
    Red,

    /// <summary>Yellow.</summary>
    Yellow,

    /// <summary>Light gray.</summary>
    Gray,

    /// <summary>Blue.</summary>
    Blue,

    /// <summary>Magenta.</summary>
    Magenta,

    /// <summary>Cyan.</summary>
    Cyan,

    /// <summary>Orange.</summary>
    Orange,

    /// <summary>Bluish green.</summary>
    Teal,

    /// <summary>Reddish orange.</summary>
    Vermilion,
}
