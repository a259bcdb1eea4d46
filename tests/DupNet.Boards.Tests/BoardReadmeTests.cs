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
    public void Every_pin_has_a_row_in_the_wiring_table(string name)
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
    public void Commands_name_the_board_and_nanoff_gets_the_same_target_and_address(string name)
    {
        Board board = BoardCatalog.Find(name)!;
        string readme = Read(name);
        Assert.Contains($"dupnet flash --board {name} ", readme, StringComparison.Ordinal);
        Assert.Contains($"nanoff --platform esp32 --target {board.Target} ", readme, StringComparison.Ordinal);
        Assert.Contains($"--address {board.Partitions.Deployment.Address}", readme, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_profile_has_its_row(string name)
    {
        string readme = Read(name);
        Assert.All(BoardCatalog.Find(name)!.Profiles, profile => Assert.Contains(
            $"| {profile.Kernels.ToString().ToLowerInvariant()} | {(profile.Model == ModelChoice.Nano ? "dupnet-nano" : "default")} | {profile.Input} x {profile.Input} | {profile.Memory} |",
            readme,
            StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_link_has_its_port_in_the_wiring_table_and_its_reach_among_the_ports(string name)
    {
        BoardLink link = BoardCatalog.Find(name)!.Link;
        string readme = Read(name);
        Assert.Contains($"| link, {link.Port} | TX, to the adapter's RX | GPIO{link.Tx} |", readme, StringComparison.Ordinal);
        Assert.Contains($"| link, {link.Port} | RX, to the adapter's TX | GPIO{link.Rx} |", readme, StringComparison.Ordinal);
        Assert.Contains($"- `L`: the port of the link: {link.Reach}.", readme, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_overview_links_every_board(string name) => Assert.Contains(
        $"({name}/README.md)", File.ReadAllText(Path.Combine(Repository.Root, "boards", "README.md")), StringComparison.Ordinal);

    private static string Read(string name) => File.ReadAllText(Path.Combine(Repository.BoardFolder(name), "README.md"));
}
