namespace DupNet.Pictures;

/// <summary>Colours that boxes are drawn in.</summary>
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
}
