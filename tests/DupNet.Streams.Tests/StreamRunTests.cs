using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Sequences;
using DupNet.Streams.Detectors;
using DupNet.Streams.Scores;
using Xunit;

namespace DupNet.Streams.Tests;

public sealed class StreamRunTests
{
    [Fact]
    public void ResultsAreGivenByKindThenForAll()
    {
        var sequences = new[] { new Counted("b", 3), new Counted("a", 2), new Counted("b", 4) };
        var first = new Recorder("first");
        var second = new Recorder("second");
        var told = new List<(int Done, int All)>();
        IReadOnlyList<StreamResult> results = StreamRun.Measure(sequences, [first, second], false, (done, all) => told.Add((done, all)));
        Assert.Equal(
            ["b first 7", "b second 7", "a first 2", "a second 2", "all first 9", "all second 9"],
            results.Select(result => FormattableString.Invariant($"{result.Kind} {result.Detector} {result.Frames}")));
        Assert.Equal((9, 9), told[^1]);
        Assert.Equal("r012r01r0123", first.Seen);
        Assert.Equal(first.Seen, second.Seen);
        Assert.All(sequences, sequence => Assert.Equal(1, sequence.Reads));
    }

    [Fact]
    public void OneKindHasNoSum() => Assert.Equal(["a"], StreamRun.Measure([new Counted("a", 1)], [new Recorder("x")], false, (_, _) => { }).Select(result => result.Kind));

    [Fact]
    public void SequencesMayHaveResultsOfTheirOwn() => Assert.Equal(
        ["b1 3", "b2 4", "all 7"],
        StreamRun.Measure([new Counted("b", 3) { Name = "b1" }, new Counted("b", 4) { Name = "b2" }], [new Recorder("x")], true, (_, _) => { })
            .Select(result => FormattableString.Invariant($"{result.Kind} {result.Frames}")));

    /// <summary>Frames whose first byte is their number.</summary>
    private sealed class Counted(string kind, int length) : ISequence
    {
        public string Name { get; init; } = kind;

        public string Kind { get; } = kind;

        public int Width => 1;

        public int Height => 1;

        public int Length => length;

        public int Reads { get; private set; }

        public IEnumerable<SequenceFrame> Frames()
        {
            Reads++;
            for (int i = 0; i < length; i++)
            {
                yield return new SequenceFrame(i, new Picture(1, 1, [(byte)i, 0, 0]), [], []);
            }
        }
    }

    private sealed class Recorder(string name) : IStreamedDetector
    {
        public string Name => name;

        public bool HasTracks => true;

        public bool IsCounted => true;

        public long BufferBytes => 0;

        public string Seen { get; private set; } = string.Empty;

        public void Restart() => Seen += "r";

        public IReadOnlyList<FoundFace> Next(Picture picture, out FrameWork work)
        {
            Seen += picture.Rgb[0];
            work = default;
            return [new FoundFace(new Box(0, 0, 1, 1), 1, 1)];
        }

        public void Dispose()
        {
        }
    }
}
