using System;

namespace DupNet.Boards;

/// <summary>What boards are taken to have of memory, and what programs take of it beside a detector. Not measured on a board (boards/README.md).</summary>
public static class BoardMemory
{
    /// <summary>The smallest frame of the cameras, 96 x 72 in two bytes a pixel.</summary>
    public const int FrameBytes = 96 * 72 * 2;

    /// <summary>
    /// Objects of a program and tables of its assemblies: the least heaps that were seen (docs/lab/interpreter.md), less model, buffers and
    /// frame, rounded up.
    /// </summary>
    public const int ObjectBytes = 26_000;

    /// <summary>Of a chip without PSRAM, the lower end of what is estimated.</summary>
    private const int InternalHeapBytes = 90_000;

    /// <summary>What the runtime keeps of PSRAM for itself, rounded up.</summary>
    private const int PsramReserveBytes = 512 * 1024;

    private const int Megabyte = 1024 * 1024;

    /// <summary>Bytes of heap that a board is taken to have.</summary>
    public static long HeapBytes(Board board)
    {
        ArgumentNullException.ThrowIfNull(board);
        return board.Psram is { } psram ? ((long)psram.Megabytes * Megabyte) - PsramReserveBytes : InternalHeapBytes;
    }

    /// <summary>Bytes that a model and its detector take, with a frame.</summary>
    /// <param name="board">The board.</param>
    /// <param name="kernels">The kernels that run.</param>
    /// <param name="compiled">Whether the model is compiled.</param>
    /// <param name="modelBytes">Bytes of the model file.</param>
    /// <param name="bufferBytes">Bytes of the detector's buffers.</param>
    public static long Bytes(Board board, KernelKind kernels, bool compiled, long modelBytes, long bufferBytes)
    {
        ArgumentNullException.ThrowIfNull(board);

        // Native kernels read a model in flash, and compiled managed ones none; with PSRAM there is room for it.
        bool isModelInMemory = kernels == KernelKind.Native ? board.Psram is not null : !compiled;
        return bufferBytes + FrameBytes + (isModelInMemory ? modelBytes : 0);
    }

    /// <summary>Whether a board is taken to have that, and what a program takes besides.</summary>
    /// <param name="board">The board.</param>
    /// <param name="bytes">As <see cref="Bytes"/> tells it.</param>
    public static bool Fits(Board board, long bytes) => bytes + ObjectBytes <= HeapBytes(board);
}
