using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Sequences;
using DupNet.Streams.Detectors;
using DupNet.Streams.Scores;
using Xunit;

namespace DupNet.Streams.Tests.Scores;

public sealed class StreamScoreTests
{
    private static readonly Picture s_picture = new(100, 100);

    private readonly StreamScore _score = new();

    [Fact]
    public void FacesAreFoundByTheProtocolOfPhotos()
    {
        Add(0, [(1, 10), (2, 40)], [(10, null), (70, null)]);
        Add(1, [(1, 10)], [(14, null)]);
        StreamResult result = StreamResult.Of("x", false, "walk", [_score]);

        // The last box overlaps by 16 * 20 / (24 * 20): two thirds.
        Assert.Equal((2, 3, 2, 1), (result.Frames, result.Faces, _score.Hits, _score.FalsePositives));
        Assert.Equal((2.0 / 3, 2.0 / 3, 0.5), (result.Recall!.Value, result.Precision!.Value, result.FalsePositivesPerFrame));
        Assert.Null(result.Switches);
        Assert.Null(result.Tracks);
        Assert.Null(result.FalseTracks);
    }

    [Fact]
    public void ABoxThatIsPlacedBadlyIsToldApart()
    {
        Add(0, [(1, 10)], [(19, 1)]);
        StreamResult result = StreamResult.Of("x", true, "walk", [_score]);
        Assert.Equal((0, 1), (result.Recall!.Value, result.Recall30!.Value));
        Assert.Equal((1, 0), (result.Tracks!.Value, result.FalseTracks!.Value));
    }

    [Fact]
    public void TimeUntilFoundCountsFromTheFirstFrameThatShowsTheFace()
    {
        Add(0, [], []);
        Add(3, [(1, 10)], []);
        Add(4, [(1, 10), (2, 50)], [(50, null)]);
        Add(8, [(1, 10), (2, 50)], [(10, null)]);
        StreamResult result = StreamResult.Of("x", false, "walk", [_score]);
        Assert.Equal((2, 2, 2.5), (result.Appearances, result.AppearancesFound, result.FramesUntilFound!.Value));
    }

    [Theory]
    [InlineData(StreamScore.LongestAbsence, 1)]
    [InlineData(StreamScore.LongestAbsence + 1, 2)]
    public void WhoWasGoneForLongAppearsAnew(int absent, int appearances)
    {
        Add(0, [(1, 10)], [(10, 1)]);
        Add(1 + absent, [(1, 10)], [(10, 2)]);
        Assert.Equal(appearances, _score.Appearances);
        Assert.Equal(appearances == 1 ? 1 : 0, _score.Switches);
    }

    [Fact]
    public void ASwitchIsAnotherTrackThanTheLastOne()
    {
        Add(0, [(1, 10), (2, 50)], [(10, 1), (50, 2)]);
        Add(1, [(1, 10), (2, 50)], [(10, 2), (50, 1)]);
        Add(2, [(1, 10), (2, 50)], [(10, 2)]);
        Add(3, [(1, 10), (2, 50)], [(10, 2), (50, 3)]);
        Assert.Equal(3, _score.Switches);
    }

    [Fact]
    public void ATrackIsFalseThatIsMostlyOnNoFace()
    {
        Add(0, [(1, 10)], [(10, 1), (80, 2), (10, 3)]);
        Add(1, [(1, 10)], [(10, 1), (60, 2)]);
        Add(2, [(1, 10)], [(50, 1), (60, 4)], [60]);
        StreamResult result = StreamResult.Of("x", true, "walk", [_score]);

        // 2 is on nothing, and 3 on a face that has a track already; 1 is right twice, and 4 on a face that counts neither way.
        Assert.Equal((4, 2), (result.Tracks!.Value, result.FalseTracks!.Value));
    }

    [Fact]
    public void WorkIsTheMeanOfFramesAndTheMost()
    {
        _score.Add(Frame(0, [], []), [], new FrameWork(100, 60));
        _score.Add(Frame(1, [], []), [], new FrameWork(300, 0));
        var other = new StreamScore();
        other.Add(Frame(0, [], []), [], new FrameWork(50, 0));
        StreamResult result = StreamResult.Of("x", true, StreamResult.All, [_score, other]);
        Assert.Equal((150, 20, 300, 2), (result.Instructions, result.LookInstructions, result.MostInstructions, result.Sequences));
        Assert.Null(result.Recall);
        Assert.Null(result.Precision);
        Assert.Null(result.FramesUntilFound);
    }

    private static Box BoxAt(int x) => new(x, 10, 20, 20);

    private static SequenceFrame Frame(int number, (int Identity, int X)[] faces, int[] ignored) =>
        new(number, s_picture, [.. faces.Select(face => new SequenceFace(BoxAt(face.X), face.Identity, 1))], [.. ignored.Select(BoxAt)]);

    private void Add(int number, (int Identity, int X)[] faces, (int X, int? Track)[] found, int[]? ignored = null)
    {
        List<FoundFace> boxes = [.. found.Select((box, i) => new FoundFace(BoxAt(box.X), 0.9 - (i / 100.0), box.Track))];
        _score.Add(Frame(number, faces, ignored ?? []), boxes, default);
    }
}
