using System;
using System.IO;
using System.Linq;
using Xunit;

namespace DupNet.Boards.Tests;

/// <summary>A board's README says what its <c>board.json</c> says.</summary>
public class BoardReadmeTests
{
    public static TheoryData<string> Names => [.. BoardCatalog.Boards.Select(board => board.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryPinHasARowInTheWiringTable(string name)
    {
        string[] rows = [.. Read(name).Split('\n').Where(line => line.StartsWith('|'))];
        foreach (PinUse use in PinUse.Of(BoardCatalog.Find(name)!))
        {
            string signal = use.Role.Split(' ')[^1].ToUpperInvariant();
            string cell = $"| GPIO{use.Pin} |";
            Assert.True(
                rows.Any(row => row.Contains(cell, StringComparison.Ordinal)
                    && (!use.Role.StartsWith("camera ", StringComparison.Ordinal) || row.Contains($"| {signal} |", StringComparison.Ordinal))),
                $"{use.Role}: no row with '{cell}'");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void CommandsNameTheBoardAndNanoffGetsTheSameTargetAndAddress(string name)
    {
        Board board = BoardCatalog.Find(name)!;
        string readme = Read(name);
        Assert.Contains($"dupnet flash --board {name} ", readme, StringComparison.Ordinal);
        Assert.Contains($"nanoff --platform esp32 --target {board.Target} ", readme, StringComparison.Ordinal);
        Assert.Contains($"--address {board.Partitions.Deployment.Address}", readme, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryProfileHasItsRow(string name)
    {
        string readme = Read(name);
        Assert.All(BoardCatalog.Find(name)!.Profiles, profile => Assert.Contains(
            $"| {profile.Kernels.ToString().ToLowerInvariant()} | {(profile.Model == ModelChoice.Nano ? "dupnet-nano" : "default")} | {profile.Input} x {profile.Input} | {profile.Memory} |",
            readme,
            StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheLinkHasItsPortInTheWiringTableAndItsReachAmongThePorts(string name)
    {
        BoardLink link = BoardCatalog.Find(name)!.Link;
        string readme = Read(name);
        Assert.Contains($"| link, {link.Port} | TX, to the adapter's RX | GPIO{link.Tx} |", readme, StringComparison.Ordinal);
        Assert.Contains($"| link, {link.Port} | RX, to the adapter's TX | GPIO{link.Rx} |", readme, StringComparison.Ordinal);
        Assert.Contains($"- `L`: the port of the link: {link.Reach}.", readme, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheOverviewLinksEveryBoard(string name) => Assert.Contains(
        $"({name}/README.md)", File.ReadAllText(Path.Combine(Repository.Root, "boards", "README.md")), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void TheOverviewHasTheTimesOfAllWaysToRun(string name)
    {
        string overview = File.ReadAllText(Path.Combine(Repository.Root, "boards", "README.md"));
        Assert.All(BoardCatalog.Find(name)!.Costs, cost => Assert.Contains(
            $"| {name} | {(cost.Model == ModelChoice.Nano ? "dupnet-nano" : "default")} | {string.Join(" | ", cost.Engines.Select(Time))} |\n",
            overview,
            StringComparison.Ordinal));
    }

    private static string Time(EngineCost cost) => cost.Estimate is { } estimate
        ? EngineText.Time(estimate) + (cost.Fits == false ? ", does not fit" : string.Empty)
        : "not counted";

    private static string Read(string name) => File.ReadAllText(Path.Combine(Repository.BoardFolder(name), "README.md"));
}
