using System;
using CsCheck;
using DupNet.Counting.Costs;
using DupNet.Embedded;
using DupNet.Packing;
using Xunit;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Counting.Tests.Costs;

public sealed class ModelBytesTests
{
    private const int HeaderBytes = 64;
    private const int LayerBytes = 32;
    private const int AnchorBytes = 8;

    [Fact]
    public void EveryByteBelongsToAPart() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            int r = 1 << random.Next(3);
            Row[] rows =
            [
                new(0, r * random.Next(1, 9), InputDuplication: random.Next(1, 5), OutputBits: random.Next(1, 3)),
                new(1, random.Next(1, 20), random.Next(1, 4), WeightDuplication: r, InputDuplication: random.Next(1, 8), Padding: 0),
                new(2, 5 * random.Next(1, 4), 1, Padding: 0, OutputBits: 0),
            ];
            ModelSpec spec = RandomModel.Create(random, "bytes", 3, 16, 16, rows);
            DupNetModel model = DupNetModel.Load(ModelWriter.Write(spec));
            ModelBytes bytes = ModelBytes.Of(model);

            // The names, each with a length byte, are padded to a multiple of 4.
            int names = (1 + "bytes".Length + 1 + "face".Length + 3) / 4 * 4;
            Assert.Equal(HeaderBytes + (LayerBytes * rows.Length) + (AnchorBytes * spec.Anchors.Count) + names, bytes.Header);
            Assert.Equal(model.FileBytes, bytes.Total);
            Assert.Equal(bytes.Total, bytes.Header + bytes.Weights + bytes.Quantizers);

            for (int i = 0; i < model.Layers.Length; i++)
            {
                Layer layer = model.Layers[i];
                DupNet.Counting.Costs.LayerBytes parts = DupNet.Counting.Costs.LayerBytes.Of(layer);
                int next = i + 1 < model.Layers.Length ? model.Layers[i + 1].WeightsOffset : model.FileBytes;
                Assert.Equal(layer.QuantizerOffset, layer.WeightsOffset + parts.Weights);
                Assert.Equal(next, layer.QuantizerOffset + parts.Quantizer);
            }
        },
        iter: 100,
        threads: 1);
}
