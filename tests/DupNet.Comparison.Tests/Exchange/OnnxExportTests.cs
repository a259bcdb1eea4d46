using System;
using System.Linq;
using CsCheck;
using DupNet.Comparison.Exchange;
using DupNet.Comparison.Speed;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Embedded.Tests;
using DupNet.Packing;
using Xunit;

namespace DupNet.Comparison.Tests.Exchange;

public sealed class OnnxExportTests
{
    [Fact]
    public void IntegersGiveTheSameLogitsForAnyLayerTable() => TestModels.Any.Sample(
        spec =>
        {
            (int[] wanted, int[] found) = Run(spec, OnnxForm.Int8);
            Assert.Equal(wanted, found);
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void FloatsComeClose()
    {
        // Floats hold the sums, but not every sum times scale.
        var random = new Random(3);
        ModelSpec spec = RandomModel.Create(
            random,
            "close",
            3,
            32,
            64,
            [new(0, 8, Stride: 2, InputDuplication: 3), new(1, 16, Pool: 2), new(2, 16, WeightDuplication: 4), new(3, 5, Kernel: 1, Padding: 0, OutputBits: 0)]);
        (int[] wanted, int[] found) = Run(spec, OnnxForm.Float);
        Assert.InRange(wanted.Zip(found, static (a, b) => Math.Abs(a - b)).Max(), 0, 1);
    }

    private static (int[] Wanted, int[] Found) Run(ModelSpec spec, OnnxForm form)
    {
        DupNetModel model = DupNetModel.Load(ModelWriter.Write(spec));
        var random = new Random(1);
        int width = TestModels.Side(random, model);
        int height = TestModels.Side(random, model);
        var image = new PlanarImage(width, height, model.InputChannels);
        var network = new Network(new NetworkPlan(model, width, height));
        network.Run(image);
        using var onnx = new OnnxNetwork(model, width, height, form, image.Planes);
        return (network.Logits, onnx.Logits());
    }
}
