using DupNet.Boards;
using DupNet.Streams.Costs;
using DupNet.Streams.Scores;
using Xunit;

namespace DupNet.Streams.Tests.Costs;

public sealed class BoardTimeTests
{
    private static readonly Board s_board = BoardCatalog.Find("esp32-cam")!;

    // Of a detection whose time is known, all is a look.
    [Fact]
    public void ADetectionTakesWhatTheBoardsPageSays()
    {
        var native = new TimeEstimate(130, 200, string.Empty);
        BoardTime time = BoardTime.Of(Result(37_500_000, 37_500_000), s_board, 37_500_000, native);
        TimeEstimate managed = DetectTime.Managed(37_500_000, BoardCatalog.ChipOf(s_board).Interpreter, s_board.Megahertz);
        Assert.Equal((managed.FromMilliseconds, managed.ToMilliseconds), (time.ManagedFrom, time.ManagedTo));
        Assert.Equal((130, 200), (time.NativeFrom!.Value, time.NativeTo!.Value));
    }

    // Half of a look is half of its native time; what is no look stays managed code.
    [Fact]
    public void OnlyLooksBecomeNative()
    {
        var native = new TimeEstimate(100, 200, string.Empty);
        BoardTime looks = BoardTime.Of(Result(500, 500), s_board, 1000, native);
        Assert.Equal((50, 100), (looks.NativeFrom!.Value, looks.NativeTo!.Value));
        BoardTime rest = BoardTime.Of(Result(200_000, 0), s_board, 1000, native);
        Assert.Equal((rest.ManagedFrom, rest.ManagedTo), (rest.NativeFrom!.Value, rest.NativeTo!.Value));
        Assert.Null(BoardTime.Of(Result(200_000, 0), s_board, 1000, null).NativeFrom);
    }

    private static StreamResult Result(long instructions, long looks) => new("x", "walk", 1, 1, 0, instructions, looks, instructions, null, null, null, 0, 0, 0, null, null, null, null);
}
