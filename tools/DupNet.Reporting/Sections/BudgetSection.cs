using System;
using System.Collections.Generic;
using System.Globalization;
using System.Xml.Linq;
using DupNet.Boards;
using DupNet.Reporting.Budgets;
using DupNet.Reporting.Markup;

namespace DupNet.Reporting.Sections;

/// <summary>What a model takes of each board.</summary>
internal static class BudgetSection
{
    private const int MillisecondsPerSecond = 1000;

    /// <summary>The table.</summary>
    /// <param name="budgets">The boards.</param>
    public static XElement Draw(IReadOnlyList<BoardBudget> budgets)
    {
        var table = new Table("<board", "of the application's flash", "memory, bytes", "<fits", "native kernels", "stock firmware");
        foreach (BoardBudget budget in budgets)
        {
            table.Add(
                budget.Board.Name,
                Tag.Text($"{budget.FlashShare:0.0 %}"),
                budget.MemoryBytes.ToString("#,0", CultureInfo.InvariantCulture),
                Tag.Text($"{(budget.FitsMemory ? "yes" : "no")}, {(budget.Board.Psram is null ? "no PSRAM" : Tag.Text($"{budget.Board.Psram.Megabytes} MB PSRAM"))}"),
                Time(budget.Native),
                Time(budget.Managed));
        }

        return table.Draw(Tag.Text(
            $"Times of a detection are estimates from counted instructions; nobody has measured one on a board. Memory: buffers and a frame of {BoardBudget.FrameBytes:#,0} bytes; with PSRAM the model too, without it the model is read in flash, and a program is taken to have {BoardBudget.InternalBytes:#,0} bytes."));
    }

    private static string Time(TimeEstimate? estimate) => estimate switch
    {
        null => "-",
        { FromMilliseconds: < MillisecondsPerSecond } => Tag.Text($"{estimate.FromMilliseconds}-{estimate.ToMilliseconds} ms"),
        _ => Tag.Text($"{estimate.FromMilliseconds / (double)MillisecondsPerSecond:0.0}-{estimate.ToMilliseconds / (double)MillisecondsPerSecond:0.0} s"),
    };
}
