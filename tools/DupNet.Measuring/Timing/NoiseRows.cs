using System;
using DupNet.Embedded.Layers;

namespace DupNet.Measuring.Timing;

/// <summary>A network input of noise, the same on every run.</summary>
public sealed class NoiseRows : IRowSource
{
    private readonly byte[] _row;

    /// <summary>Makes an input whose rows are all the same noise.</summary>
    public NoiseRows(int rowBytes)
    {
        _row = new byte[rowBytes];
        new Random(1).NextBytes(_row);
    }

    /// <inheritdoc/>
    public void ReadRow(int row, byte[] buffer, int offset) => Array.Copy(_row, 0, buffer, offset, _row.Length);
}
