using System.Linq;
using CsCheck;
using DupNet.Compiling.Layers;
using Xunit;

namespace DupNet.Compiling.Tests.Layers;

public sealed class InputChunkTests
{
    [Fact]
    public void ChunksCoverEveryInputOnce() => Gen.Select(Gen.Int[1, 9], Gen.Int[1, 40], Gen.Int[1, 8]).Sample((taps, stored, most) =>
    {
        var inputs = InputChunk.Cut(taps, stored, most).SelectMany(chunk => Enumerable.Range((chunk.Tap * stored) + chunk.First, chunk.Count));
        Assert.Equal(Enumerable.Range(0, taps * stored), inputs);
    });

    [Fact]
    public void ChunksAreAsEqualAsPossible() =>
        Assert.Equal([6, 5, 5], InputChunk.Cut(1, 16, 6).Select(chunk => chunk.Count));

    [Fact]
    public void WeightsAreThoseOfTheFilter() =>
        Assert.Equal([8, 9], new InputChunk(1, 1, 2).WeightsOf([.. Enumerable.Range(0, 12).Select(i => (byte)(i - 2 < 0 ? 0 : i))], 0, 12, 7));
}
