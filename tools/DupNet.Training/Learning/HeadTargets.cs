using System.Collections.Generic;

namespace DupNet.Training.Learning;

/// <summary>
/// What a head should answer to a batch. A row is one anchor of one cell: ((picture * rows + row) * columns + column) *
/// anchors + anchor.
/// </summary>
public sealed class HeadTargets
{
    /// <summary>Makes targets in which every row is background.</summary>
    /// <param name="rows">Number of rows of the batch.</param>
    public HeadTargets(int rows)
    {
        Counted = new float[rows];
        System.Array.Fill(Counted, 1f);
    }

    /// <summary>For each row: 1 if its objectness is learned, 0 if the row is ignored.</summary>
    public float[] Counted { get; }

    /// <summary>The rows whose boxes are learned: rows that should find a face, and rows of measured boxes, which are ignored otherwise.</summary>
    public List<long> Found { get; } = [];

    /// <summary>The class of each found row, an index into the recipe's classes; -1 for those of measured boxes, whose class is not learned.</summary>
    public List<int> Classes { get; } = [];

    /// <summary>Four numbers for each found row: centre x and y, width and height in input pixels.</summary>
    public List<float> Boxes { get; } = [];

    /// <summary>Five numbers for each found row, from which its box is decoded: centre of the anchor x and y, anchor width and height in input pixels, stride times centre scale.</summary>
    public List<float> Frames { get; } = [];
}
