using System;
using System.Linq;
using CsCheck;
using DupNet.Embedded;
using DupNet.Onnx.Describing;
using DupNet.Onnx.Reading;
using DupNet.Packing;
using Onnx;
using Xunit;

namespace DupNet.Onnx.Tests.Reading;

public sealed class QonnxImportTests
{
    private const int Side = 24;

    private static readonly NetworkDescription s_told = new()
    {
        Input = new InputDescription { Range = [0, 1] },
        Heads = [new HeadDescription { Anchors = [new(8, 8)] }],
    };

    [Fact]
    public void LogitsAreThoseOfTheGraph()
    {
        int turned = 0;
        int pooled = 0;
        int oneBit = 0;
        Gen.Int.Sample(
            seed =>
            {
                var random = new Random(seed);
                int channels = random.Next(2) == 0 ? 1 : 3;
                QonnxNetwork network = RandomQonnx.Create(random, channels, Side);
                ImportedModel imported = OnnxImport.Read(network.ToFile(), s_told);
                DupNetModel model = DupNetModel.Load(imported.File);
                byte[] image = Logits.Noise(random, model, Side, Side);
                int[] logits = Logits.Of(model, Side, Side, image);
                QonnxNetwork.Map wanted = network.Run(image, Side, Side);
                int cells = wanted.Width * wanted.Height;
                for (int i = 0; i < logits.Length; i++)
                {
                    // A level that is wrong by one moves a logit by .01 at least.
                    double number = wanted.Numbers[(i % wanted.Channels * cells) + (i / wanted.Channels)];
                    Assert.Equal(number, logits[i] / 1024.0, imported.LogitError + 1e-9);
                    Assert.True(imported.LogitError < 0.002);
                }

                turned += network.Graph.Node.Count(static node => node.OpType == "BatchNormalization");
                pooled += imported.Spec.Layers.Count(static layer => layer.Pool == 2);
                oneBit += imported.Spec.Layers.Count(static layer => layer.OutputBits == 1);
            },
            iter: 300,
            threads: 1);
        Assert.True(turned > 100 && pooled > 50 && oneBit > 50, $"{turned} {pooled} {oneBit}");
    }

    // As nn.ZeroPad2d is written: four numbers become eight, are cut into pairs, turned round and joined again.
    [Fact]
    public void ThePaddingThatAnExporterComputesIsRead()
    {
        var network = new QonnxNetwork(new Random(1), 1, 16, 16);
        string zeros = network.Node("ConstantOfShape", string.Empty, [network.Constant([4], 1)]);
        string all = network.Node("Concat", string.Empty, [network.Constant([1, 1, 1, 1], 4), zeros], Whole("axis", 0));
        string pairs = network.Node("Reshape", string.Empty, [all, network.Constant([-1, 2], 2)]);
        string reversed = network.Node(
            "Slice", string.Empty, [pairs, network.Constant([-1], 1), network.Constant([long.MinValue + 1], 1), network.Constant([0], 1), network.Constant([-1], 1)]);
        string turned = network.Node("Transpose", string.Empty, [reversed], Wholes("perm", 1, 0));
        string pads = network.Node("Reshape", string.Empty, [turned, network.Constant([-1], 1)]);
        network.Then("Pad", [pads]);
        network.Conv([1, 2, 3, 1, 2, 3, 1, 2, 3], 1, 3, 1, 0, [0.1f], 4, null);
        network.Quantize(0.2f, 2);
        network.Conv([1, 1, 1, 1, 1], 5, 1, 1, 0, [1f], 1, null);
        LayerSpec layer = OnnxImport.Read(network.ToFile(), s_told).Spec.Layers[0];
        Assert.Equal((3, 1), (layer.Kernel, layer.Padding));
    }

    [Theory]
    [InlineData("LeakyRelu")]
    [InlineData("PRelu")]
    public void WhatBendsBelowZeroStillRises(string operation)
    {
        // Sums of 0..255 less 100, in units of 1/255; levels of 1/255 from the slope on.
        var network = new QonnxNetwork(new Random(1), 1, 16, 16);
        network.Conv([1], 1, 1, 1, 0, [1f], 1, [-100 / 255f]);
        network.Then(operation, operation == "PRelu" ? [network.Constant([0.5f], 1, 1, 1)] : [], new AttributeProto { Name = "alpha", Type = AttributeProto.Types.AttributeType.Float, F = 0.5f });
        network.Then("Add", [network.Constant([20.25f / 255], 1, 1, 1)]);
        network.Quantize(1 / 255f, 2);
        network.Conv([1, 1, 1, 1, 1], 5, 1, 1, 0, [1f], 1, null);
        LayerSpec layer = OnnxImport.Read(network.ToFile(), s_told).Spec.Layers[0];

        // (z - 100) / 2 + 20.25 reaches 0.5, 1.5 and 2.5 at 60.5, 62.5 and 64.5.
        Assert.Equal([61, 63, 65], Enumerable.Range(0, 3).Select(t => layer.Threshold(0, t)));
    }

    [Fact]
    public void TernaryWeightsAreDuplicatedMaps()
    {
        var network = new QonnxNetwork(new Random(1), 1, 16, 16);
        network.Conv([1, 0, -1, 0], 4, 1, 1, 0, [0.5f], 2, null);
        network.Quantize(0.2f, 2);
        network.Conv([1, 0, -1, -1, 1, 1, 1, 1, -1, 1, -1, 1, 1, -1, 1, -1, -1, -1, -1, -1], 5, 1, 1, 0, [0.25f], 2, null);
        ModelSpec spec = OnnxImport.Read(network.ToFile(), s_told).Spec;

        // Filters of nothing but zeros do not matter.
        Assert.Equal(1, spec.Layers[0].InputDuplication);
        Assert.Equal(2, spec.Layers[1].InputDuplication);
    }

    [Fact]
    public void WeightsThatRepeatAreStoredOnce()
    {
        var network = new QonnxNetwork(new Random(1), 1, 16, 16);
        network.Conv([1, -1, 1, -1], 4, 1, 1, 0, [0.5f], 1, null);
        network.Quantize(0.2f, 2);
        network.Conv([.. Enumerable.Repeat<int[]>([1, -1, 1, -1], 5).SelectMany(static filter => filter)], 5, 1, 1, 0, [0.25f], 1, null);
        Assert.Equal(2, OnnxImport.Read(network.ToFile(), s_told).Spec.Layers[1].WeightDuplication);
    }

    [Fact]
    public void HalvesRoundToEven()
    {
        // Sums of 0..255 in units of 2: 0.5 rounds to 0, 1.5 to 2, 2.5 to 2.
        var network = new QonnxNetwork(new Random(1), 1, 16, 16);
        network.Quantize(1 / 256f, 8);
        network.Conv([1], 1, 1, 1, 0, [1f], 1, null);
        network.Quantize(2 / 256f, 2);
        network.Conv([1, 1, 1, 1, 1], 5, 1, 1, 0, [1f], 1, null);
        NetworkDescription told = new NetworkDescription { Input = new InputDescription { Range = [0, 255 / 256.0] } }.Over(s_told);
        ModelSpec spec = OnnxImport.Read(network.ToFile(), told).Spec;
        LayerSpec layer = spec.Layers[0];
        Assert.Equal([2, 3, 6], Enumerable.Range(0, 3).Select(t => layer.Threshold(0, t)));
    }

    private static AttributeProto Whole(string name, long value) => new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    private static AttributeProto Wholes(string name, params long[] values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.Add(values);
        return attribute;
    }

    [Fact]
    public void PaddingWithZeroIsTheByteOfZero()
    {
        var network = new QonnxNetwork(new Random(1), 1, 16, 16);
        network.Conv([.. Enumerable.Repeat(1, 9)], 1, 3, 1, 1, [1f], 1, null);
        network.Quantize(0.2f, 2);
        network.Conv([1, 1, 1, 1, 1], 5, 1, 1, 0, [1f], 1, null);
        byte[] file = network.ToFile();
        Assert.Equal(0, OnnxImport.Read(file, s_told).Spec.PadValue);
        NetworkDescription centred = new NetworkDescription { Input = new InputDescription { Range = [-100, 155] } }.Over(s_told);
        Assert.Equal(100, OnnxImport.Read(file, centred).Spec.PadValue);
        NetworkDescription between = new NetworkDescription { Input = new InputDescription { Range = [-1, 1] } }.Over(s_told);
        Assert.Contains("byte 127.5", Assert.Single(Assert.Throws<ImportRefusedException>(() => OnnxImport.Read(file, between)).Reasons), StringComparison.Ordinal);
    }
}
