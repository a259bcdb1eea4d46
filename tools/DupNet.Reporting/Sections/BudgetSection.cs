using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using DupNet.Boards;
using DupNet.Reporting.Budgets;
using DupNet.Reporting.Markup;

namespace DupNet.Reporting.Sections;

/// <summary>What a model takes of each board.</summary>
internal static class BudgetSection
{
    private const string Unknown = "not counted";
    private const double Million = 1e6;

    /// <summary>The table.</summary>
    /// <param name="budgets">The boards.</param>
    public static XElement Draw(IReadOnlyList<BoardBudget> budgets)
    {
        var table = new Table("<board", "<kernels", "instructions", "code, bytes", "memory, bytes", "<fits", "a detection");
        foreach ((BoardBudget budget, EngineCost engine) in budgets.SelectMany(budget => budget.Engines.Select(engine => (budget, engine))))
        {
            table.Add(
                budget.Board.Name,
                EngineText.Name(engine),
                engine.Instructions is { } instructions ? Tag.Text($"{instructions / Million:0.00} M{(engine.Kernels == KernelKind.Managed ? " of IL" : string.Empty)}") : Unknown,
                Figure(engine.CodeBytes),
                Figure(engine.MemoryBytes),
                engine.Fits is { } fits ? Tag.Text($"{(fits ? "yes" : "no")}, {(budget.Board.Psram is null ? "no PSRAM" : Tag.Text($"{budget.Board.Psram.Megabytes} MB PSRAM"))}") : "-",
                engine.Estimate is { } estimate ? EngineText.Time(estimate) : "-");
        }

        string flash = string.Join(", ", budgets.Select(budget => Tag.Text($"{budget.Board.Name} {budget.FlashShare:0.0 %}")));
        return table.Draw(Tag.Text(
            $"Times of a detection are estimates from counted instructions; nobody has measured one on a board. Compiled: dupnet compile made code of the model, which lies in flash. Memory: buffers, a frame of {BoardMemory.FrameBytes:#,0} bytes, and the model where it lies in memory. It fits if {BoardMemory.ObjectBytes:#,0} bytes of objects find room besides. The file's part of the application's flash: {flash}."));
    }

    private static string Figure(long? value) => value?.ToString("#,0", CultureInfo.InvariantCulture) ?? Unknown;
}
