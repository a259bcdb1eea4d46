using System;
using System.Linq;
using DupNet.Embedded.Decoding;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;
using DupNet.Packing;
using Xunit;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Embedded.Tests.Decoding;

/// <summary>Boxes from logits, where they leave what 32 bits hold.</summary>
public class YoloDecoderTests
{
    [Fact]
    public void ACellFarOutsideTheInputHasItsBoxThere()
    {
        // Cells of 256 pixels, then a map that each of 21 layers makes six cells larger.
        Row[] shrinking = [.. Enumerable.Range(0, 4).Select(i => new Row(i, 1, Kernel: 1, Stride: 4, Padding: 0))];
        Row[] growing = [.. Enumerable.Range(4, 21).Select(i => new Row(i, 1, Kernel: 7, Padding: 6))];
        ModelSpec spec = RandomModel.Create(
            new Random(1), "grown", 1, 256, 1024, [.. shrinking, .. growing, new Row(25, 5, Kernel: 1, Padding: 0, OutputBits: 0)]);
        DupNetModel model = TestModels.Load(spec with { Anchors = [new AnchorSpec(4096, -4096, 1600, 800)] });
        NetworkPlan plan = new(model, 1024, 256);
        LayerPlan head = plan.Layers[^1];
        Assert.Equal((130, 127, 256), (head.Width, head.Height, head.CellSize));

        // The middles of the sigmoids, and the anchor's own size.
        CandidateList candidates = new(1);
        new YoloDecoder(model, 1, candidates).Take(head, [0, 0, 0, 0, 0], 129, 126);
        Assert.Equal(1, candidates.Count);
        int x = 16 * 256 * (129 + 16) + (16 * 128);
        int y = 16 * 256 * (126 - 16) + (16 * 128);
        Assert.Equal(
            (x - 800, y - 400, x + 800, y + 400), (candidates.Lefts[0], candidates.Tops[0], candidates.Rights[0], candidates.Bottoms[0]));
    }
}
