using System;
using DupNet.Embedded.Layers;

namespace DupNet.Embedded.Tests;

/// <summary>An image in memory.</summary>
internal sealed class MemoryImage(byte[] bytes, int rowBytes) : IRowSource
{
    public void ReadRow(int row, byte[] buffer, int offset) => Array.Copy(bytes, row * rowBytes, buffer, offset, rowBytes);
}
