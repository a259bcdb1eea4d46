using System;
using DupNet.Boards;
using DupNet.Streams.Scores;

namespace DupNet.Streams.Costs;

/// <summary>Estimated milliseconds of a frame on a board. Nobody has measured them.</summary>
/// <param name="ManagedFrom">With managed kernels, at least.</param>
/// <param name="ManagedTo">With managed kernels, at most.</param>
/// <param name="NativeFrom">With native kernels, at least; null where nothing is known of them.</param>
/// <param name="NativeTo">With native kernels, at most.</param>
public sealed record BoardTime(double ManagedFrom, double ManagedTo, double? NativeFrom, double? NativeTo)
{
    /// <summary>
    /// Estimates the times of a result's mean frame. Native kernels take over the looks, in proportion to what they make of one detection; the rest stays managed code.
    /// </summary>
    /// <param name="result">The result.</param>
    /// <param name="board">The board.</param>
    /// <param name="known">IL instructions of a detection whose native time is known; 0 if none is.</param>
    /// <param name="native">The native time of this detection; null if it is not known.</param>
    public static BoardTime Of(StreamResult result, Board board, long known, TimeEstimate? native)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(board);
        InterpreterCost cost = BoardCatalog.ChipOf(board).Interpreter.At(board.Megahertz);
        double least = (double)cost.FromMicroseconds / 1000;
        double most = (double)cost.ToMicroseconds / 1000;
        long rest = result.Instructions - result.LookInstructions;
        double share = known == 0 ? 0 : (double)result.LookInstructions / known;
        return new BoardTime(
            Round(result.Instructions * least),
            Round(result.Instructions * most),
            native is null || known == 0 ? null : Round((share * native.FromMilliseconds) + (rest * least)),
            native is null || known == 0 ? null : Round((share * native.ToMilliseconds) + (rest * most)));
    }

    /// <summary>Two digits: an estimate knows no more.</summary>
    private static double Round(double milliseconds)
    {
        if (milliseconds <= 0)
        {
            return 0;
        }

        double step = Math.Pow(10, Math.Floor(Math.Log10(milliseconds)) - 1);
        return Math.Round(Math.Round(milliseconds / step) * step, 3);
    }
}
