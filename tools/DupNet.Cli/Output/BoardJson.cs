using System.Collections.Generic;
using DupNet.Boards;
using DupNet.Reporting.Budgets;

namespace DupNet.Cli.Output;

/// <summary>What a model takes of a board, as JSON has it.</summary>
/// <param name="Name">Name of the board.</param>
/// <param name="FlashShare">The model's share of the partition for applications.</param>
/// <param name="Engines">The four ways to run it.</param>
internal sealed record BoardJson(string Name, double FlashShare, IReadOnlyList<EngineCost> Engines)
{
    /// <summary>Of a budget.</summary>
    public static BoardJson Of(BoardBudget budget) => new(budget.Board.Name, budget.FlashShare, budget.Engines);
}
