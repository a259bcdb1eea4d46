using System;
using DupNet.Embedded.Layers;

namespace DupNet.Comparison.Speed;

/// <summary>A network input of noise, in the layouts that the runtimes take.</summary>
internal sealed class PlanarImage : IRowSource
{
    private readonly int _rowBytes;

    /// <summary>Makes an image of noise.</summary>
    public PlanarImage(int width, int height, int channels)
    {
        _rowBytes = width * channels;
        Interleaved = new byte[_rowBytes * height];
        new Random(1).NextBytes(Interleaved);
        Planes = new byte[Interleaved.Length];
        for (int i = 0; i < Interleaved.Length; i++)
        {
            Planes[(i % channels * width * height) + (i / channels)] = Interleaved[i];
        }
    }

    /// <summary>The image's bytes in the order rows, columns, channels (fastest).</summary>
    public byte[] Interleaved { get; }

    /// <summary>The image's bytes in the order channels, rows, columns (fastest).</summary>
    public byte[] Planes { get; }

    /// <inheritdoc/>
    public void ReadRow(int row, byte[] buffer, int offset) => Array.Copy(Interleaved, row * _rowBytes, buffer, offset, _rowBytes);
}
