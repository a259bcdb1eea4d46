using System.Collections.Generic;

namespace DupNet.Training.Learning;

/// <summary>
/// What a head should answer to a batch. A row is one anchor of one cell: ((picture * rows + row) * columns + column) *
/// anchors + anchor.
/// </summary>
public sealed class HeadTargets
{
    /// <summary>Makes targets where every row is background.</summary>
    /// <param name="rows">Rows of the batch.</param>
    public HeadTargets(int rows)
    {
        Counted = new float[rows];
        System.Array.Fill(Counted, 1f);
    }

    /// <summary>1 for rows whose objectness is learned, 0 for those ignored.</summary>
    public float[] Counted { get; }

    /// <summary>The rows whose boxes are learned: those that should find a face, and those of measured boxes, which are not counted.</summary>
    public List<long> Found { get; } = [];

    /// <summary>Four numbers for each found row: centre x and y, width and height in input pixels.</summary>
    public List<float> Boxes { get; } = [];

    /// <summary>Five numbers for each found row, from which its box is decoded: centre of the anchor x and y, anchor width and height in input pixels, stride times centre scale.</summary>
    public List<float> Frames { get; } = [];
}
