using System;
using System.Buffers.Binary;

namespace DupNet.Pictures.Reading;

/// <summary>The rows in which the pixels of a PNG picture are stored. Each begins with a byte that names its filter.</summary>
internal sealed class PngRows
{
    private const int HeaderBytes = 13;

    // Interlaced pictures come in 7 passes: their first column and row, and the steps to the next.
    private static readonly (int X, int Y, int StepX, int StepY)[] s_passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private static readonly (int X, int Y, int StepX, int StepY)[] s_whole = [(0, 0, 1, 1)];

    private readonly int _width;
    private readonly int _height;
    private readonly int _pixelBits;
    private readonly bool _interlaced;

    /// <summary>Reads the sizes from the data of an IHDR chunk.</summary>
    /// <exception cref="PixelLossException">The header is impossible.</exception>
    public PngRows(ReadOnlySpan<byte> header)
    {
        if (header.Length != HeaderBytes)
        {
            throw PixelLossException.Damaged("its header is impossible");
        }

        _width = BinaryPrimitives.ReadInt32BigEndian(header);
        _height = BinaryPrimitives.ReadInt32BigEndian(header[4..]);
        int channels = header[9] switch
        {
            0 or 3 => 1,
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 0,
        };
        _pixelBits = header[8] * channels;
        _interlaced = header[12] != 0;
        if (_width < 1 || _height < 1 || (long)_width * _height > PictureLimits.MaxPixels || _pixelBits is < 1 or > 64)
        {
            throw PixelLossException.Damaged("its header is impossible");
        }
    }

    /// <summary>Number of rows, and of bytes a row with that of the filter, of each pass. Passes without a pixel are left out.</summary>
    public (int Rows, int Bytes)[] Passes()
    {
        (int X, int Y, int StepX, int StepY)[] grids = _interlaced ? s_passes : s_whole;
        return Array.FindAll(
            Array.ConvertAll(grids, grid => (
                Rows: Steps(_height, grid.Y, grid.StepY),
                Bytes: 1 + (int)((((long)Steps(_width, grid.X, grid.StepX) * _pixelBits) + 7) / 8))),
            pass => pass.Rows > 0 && pass.Bytes > 1);
    }

    private static int Steps(int size, int first, int step) => size <= first ? 0 : (int)(((long)size - first + step - 1) / step);
}
