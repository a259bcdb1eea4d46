using System.Text.Json.Serialization;
using DupNet.Counting.Costs;

namespace DupNet.Cli.Output;

/// <summary>A report of a model and, where one was asked for, what it takes of a board: what JSON has.</summary>
/// <param name="Report">The report.</param>
/// <param name="Board">The board; null for none.</param>
internal sealed record InspectedModel([property: JsonIgnore] ModelReport Report, BoardJson? Board) : ModelReport(Report);
