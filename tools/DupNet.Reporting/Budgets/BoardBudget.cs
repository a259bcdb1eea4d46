using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Boards;
using DupNet.Counting;
using DupNet.Embedded;
using DupNet.Measuring.Models;

namespace DupNet.Reporting.Budgets;

/// <summary>What a model takes of a board. Nobody has run it there: times are estimates.</summary>
/// <param name="Board">The board.</param>
/// <param name="FlashShare">The model's share of the partition for applications, 0..1 and more.</param>
/// <param name="MemoryBytes">Buffers of a detector and the smallest frame of a camera; with PSRAM also the model, which else is read where it lies in flash.</param>
/// <param name="FitsMemory">Whether that is less than the memory that the board is taken to have.</param>
/// <param name="Native">Time of a detection with native kernels; null where there is nothing to go by.</param>
/// <param name="Managed">Time of a detection by the interpreter of the stock firmware; null for a model above the budget that devices allow.</param>
public sealed record BoardBudget(Board Board, double FlashShare, long MemoryBytes, bool FitsMemory, TimeEstimate? Native, TimeEstimate? Managed)
{
    /// <summary>The smallest picture of the cameras, 96 x 72 in two bytes a pixel.</summary>
    public const int FrameBytes = 96 * 72 * 2;

    /// <summary>The least that a board without PSRAM is taken to have for a program; not measured (boards/README.md).</summary>
    public const int InternalBytes = 90_000;

    private const int Megabyte = 1 << 20;

    /// <summary>The input at which the boards' estimates hold.</summary>
    private const int KnownInput = 160;

    /// <summary>The budgets of all boards.</summary>
    /// <param name="model">The model.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="inputs">The input size, or those of several detectors.</param>
    public static IReadOnlyList<BoardBudget> Of(DupNetModel model, byte[] file, IReadOnlyList<InputSize> inputs)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(inputs);
        long buffers = inputs.Sum(size => (long)Detector.BufferBytes(model, new DetectorSettings(model) { InputWidth = size.Width, InputHeight = size.Height }));
        _ = ModelFile.Load(null, ModelOptions.AnyBudget, out byte[] known);
        long? instructions;
        double ratio = 0;
        try
        {
            instructions = inputs.Sum(size => Count(file, size));
            ratio = (double)instructions.Value / Count(known, new InputSize(KnownInput, KnownInput));
        }
        catch (CountingException)
        {
            // A device refuses it.
            instructions = null;
        }

        return [.. BoardCatalog.Boards.Select(board => Of(board, file.Length, buffers, instructions, ratio))];
    }

    private static BoardBudget Of(Board board, int bytes, long buffers, long? instructions, double ratio)
    {
        long memory = buffers + FrameBytes + (board.Psram is null ? 0 : bytes);
        BoardProfile? known = board.Profiles.FirstOrDefault(profile => profile is { Kernels: KernelKind.Native, Model: ModelChoice.Default, Input: KnownInput });
        return new BoardBudget(
            board,
            (double)bytes / board.Partitions.Deployment.Bytes,
            memory,
            memory <= (board.Psram is null ? InternalBytes : (long)board.Psram.Megabytes * Megabyte),
            known is null || instructions is null ? null : DetectTime.NativeByRatio(known.Estimate, ratio),
            instructions is null ? null : DetectTime.Managed(instructions.Value, BoardCatalog.ChipOf(board).Interpreter, board.Megahertz));
    }

    private static long Count(byte[] file, InputSize size) =>
        DetectCounts.Measure(file, size.Width, size.Height, QvgaFrame.Width, QvgaFrame.Height, QvgaFrame.FormatName).Total;
}
