using System;
using DupNet.Embedded.Layers;

namespace DupNet.Embedded.Tests;

/// <summary>An image in memory that says which of its rows are bars.</summary>
internal sealed class BarredImage(byte[] bytes, int rowBytes, int firstRow, int endRow) : IPaddedImage
{
    public int FirstRow => firstRow;

    public int EndRow => endRow;

    public void ReadRow(int row, byte[] buffer, int offset) => Array.Copy(bytes, row * rowBytes, buffer, offset, rowBytes);
}
