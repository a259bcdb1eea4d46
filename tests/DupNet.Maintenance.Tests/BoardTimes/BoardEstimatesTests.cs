using System;
using System.IO;
using System.Linq;
using DupNet.Boards;
using DupNet.Maintenance.BoardTimes;
using DupNet.NativeCore;
using Xunit;

namespace DupNet.Maintenance.Tests.BoardTimes;

/// <summary>The committed estimates are those of the committed counts.</summary>
public class BoardEstimatesTests
{
    private static readonly CountedInstructions s_counts = new(Checkout.Root);

    public static TheoryData<string> Names => [.. BoardCatalog.Boards.Select(board => board.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void EstimatesAgreeWithTheCounts(string name) => Assert.True(
        BoardEstimates.AreCurrent(BoardText(name), s_counts),
        "An estimate is out of date: dotnet run --project tools/DupNet.Maintenance -- board-times");

    [Fact]
    public void AnUpdateChangesTheEstimatesAlone()
    {
        string committed = BoardText("esp32-cam");
        string stale = committed.Replace("\"fromMilliseconds\": 1", "\"fromMilliseconds\": 9", StringComparison.Ordinal);
        Assert.False(BoardEstimates.AreCurrent(stale, s_counts));

        string updated = BoardEstimates.Update(stale, s_counts);
        Assert.True(BoardEstimates.AreCurrent(updated, s_counts));
        Assert.Equal(WithoutEstimates(committed), WithoutEstimates(updated));
    }

    [Theory]
    [InlineData("31.3 M", "21.1 M")]
    [InlineData("at 240 MHz", "at 160 MHz")]
    [InlineData(" a detection", "")]
    [InlineData("\"codeBytes\": 0,", "\"codeBytes\": 1,")]
    [InlineData("\"fits\": true", "\"fits\": false")]
    [InlineData("\"input\": 160,\n      \"engines\"", "\"input\": 96,\n      \"engines\"")]
    public void AnAssumptionThatIsOutOfDateIsFound(string written, string old) => Assert.False(
        BoardEstimates.AreCurrent(BoardText("esp32-cam").Replace(written, old, StringComparison.Ordinal), s_counts));

    [Fact]
    public void EveryBoardFileIsFound() => Assert.Equal(BoardCatalog.Boards.Count, BoardEstimates.Files(Checkout.Root).Count);

    [Fact]
    public void AnInputThatWasNotCountedIsTold()
    {
        Board board = BoardCatalog.Find("esp32-cam")!;
        Assert.Throws<InvalidDataException>(() => BoardEstimates.Estimate(board, board.Profiles[0] with { Input = 96 }, s_counts));
        Assert.Throws<InvalidDataException>(() => BoardEstimates.Estimate(board, board.Profiles[1] with { Model = ModelChoice.Nano, Input = 64 }, s_counts));
        Assert.Throws<InvalidDataException>(() => s_counts.Native("z80"));
    }

    private static string BoardText(string name) => File.ReadAllText(Path.Combine(Checkout.Root, "boards", name, "board.json"));

    private static string WithoutEstimates(string text) => string.Join('\n', text.Split('\n').Where(line =>
        !line.Contains("Milliseconds\"", StringComparison.Ordinal) && !line.Contains("\"assumption\"", StringComparison.Ordinal)));
}
