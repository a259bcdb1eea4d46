namespace DupNet.Compiling.Native;

/// <summary>How sums lie in words: as <c>LaneWidth</c> of the native core (LaneSums.h).</summary>
internal enum LaneWidth
{
    /// <summary>Two lanes of 16 bits.</summary>
    Halfword,

    /// <summary>Four lanes of 8 bits, widened to 16 before they could overflow.</summary>
    Byte,

    /// <summary>Four lanes of 8 bits that never overflow.</summary>
    Narrow,
}
