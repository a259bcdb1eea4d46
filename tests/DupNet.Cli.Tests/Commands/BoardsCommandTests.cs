using System;
using System.Linq;
using System.Text.Json;
using DupNet.Boards;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

public class BoardsCommandTests
{
    [Fact]
    public void TheListHasALineABoard()
    {
        CommandResult result = CommandResult.Run("boards");
        Assert.Equal((ExitCode.Success, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal(BoardCatalog.Boards.Count + 2, result.Lines.Length);
        foreach ((Board board, string line) in BoardCatalog.Boards.Zip(result.Lines.Skip(1)))
        {
            Assert.StartsWith(board.Name + " ", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void JsonIsTheBoardFile()
    {
        CommandResult result = CommandResult.Run("boards", "--json");
        Assert.Equal(BoardCatalog.Boards.Select(board => board.Name), result.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("name").GetString()));

        JsonElement board = CommandResult.Run("boards", "show", "esp32-cam", "--json").SingleJson();
        Assert.Equal("uart0", board.GetProperty("pc").GetString());
        Assert.Equal(32, board.GetProperty("camera").GetProperty("pins").GetProperty("pwdn").GetInt32());
        Assert.Equal("0x1E0000", board.GetProperty("partitions").GetProperty("deployment").GetProperty("address").GetString());
        Assert.False(board.GetProperty("partitions").GetProperty("deployment").TryGetProperty("start", out _));
    }

    [Fact]
    public void ShowTellsPinsPartitionsAndEstimates()
    {
        CommandResult result = CommandResult.Run("boards", "show", "xiao-esp32s3-sense");
        Assert.Equal((ExitCode.Success, string.Empty), (result.ExitCode, result.Error));
        Board board = BoardCatalog.Find("xiao-esp32s3-sense")!;
        Assert.All(PinUse.Of(board), use => Assert.Contains(result.Lines, line =>
            line.StartsWith(use.Role + " ", StringComparison.Ordinal) && line.Contains($" {use.Pin}", StringComparison.Ordinal)));
        Assert.Contains("target  ESP32_S3_OCTAL; to the PC by the chip's USB", result.Output, StringComparison.Ordinal);
        Assert.Contains("deployment  0x1B0000  2944", result.Output, StringComparison.Ordinal);
        Assert.Contains("estimate: " + board.Profiles[0].Estimate!.Assumption, result.Output, StringComparison.Ordinal);
        Assert.Equal(board.Costs.Count, result.Lines.Count(line => line.StartsWith("native, compiled ", StringComparison.Ordinal)));
    }

    [Fact]
    public void ABoardThatNobodyKnowsIsTold() => CommandResult.Run("boards", "show", "uno").AssertFails(ExitCode.Usage, "no board is called 'uno'");

    [Fact]
    public void HelpIsOfferedForTheCommandThatWasMeant() => CommandResult.Run("boards", "show").AssertFails(ExitCode.Usage, "Try 'dupnet boards show --help'");
}
