using System;
using System.Linq;
using DupNet.Onnx.Describing;
using DupNet.Onnx.Reading;
using Onnx;
using Xunit;

namespace DupNet.Onnx.Tests.Reading;

/// <summary>What cannot be mapped is listed with the node and the reason.</summary>
public sealed class RefusalTests
{
    private static readonly NetworkDescription s_told = new()
    {
        Input = new InputDescription { Range = [0, 1] },
        Heads = [new HeadDescription { Anchors = [new(8, 8)] }],
    };

    [Fact]
    public void EverythingIsToldAtOnce()
    {
        QonnxNetwork network = Begun();
        network.Then("Sigmoid");
        Head(network);
        network.Then("Transpose");
        string[] reasons = Reasons(network.ToFile(), new NetworkDescription());
        Assert.Contains(reasons, static reason => reason.StartsWith("Sigmoid '/net/Sigmoid_", StringComparison.Ordinal) && reason.Contains("decoder", StringComparison.Ordinal));
        Assert.Contains(reasons, static reason => reason.StartsWith("Transpose '", StringComparison.Ordinal));
        Assert.Contains(reasons, static reason => reason.Contains("--range", StringComparison.Ordinal));
        Assert.All(reasons, static reason => Assert.EndsWith(".", reason, StringComparison.Ordinal));
    }

    [Fact]
    public void WhatTheGraphDoesNotHoldIsAskedFor()
    {
        QonnxNetwork network = Begun();
        Head(network);
        byte[] file = network.ToFile();
        Assert.Contains("--anchors", Only(file, s_told with { Heads = null }), StringComparison.Ordinal);
        Assert.Contains("2 anchors", Only(file, s_told with { Heads = [new HeadDescription { Anchors = [new(8, 8), new(16, 16)] }] }), StringComparison.Ordinal);
        Assert.Contains("printable ASCII", Only(file, s_told with { Classes = ["f\u00FCr"] }), StringComparison.Ordinal);
        Assert.Contains("centre scale", Only(file, s_told with { Heads = [new HeadDescription { CentreScale = 9, Anchors = [new(8, 8)] }] }), StringComparison.Ordinal);
        Assert.Contains("beyond the format", Only(file, s_told with { Heads = [new HeadDescription { Anchors = [new(0, 8)] }] }), StringComparison.Ordinal);
        Assert.Contains("threshold", Only(file, s_told with { Threshold = 2 }), StringComparison.Ordinal);
        Assert.Contains("17x16", Only(file, s_told with { Input = new InputDescription { Range = [0, 1], Width = 17, Height = 16 } }), StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralClassesNeedNames()
    {
        QonnxNetwork network = Begun();
        Head(network, 8);
        byte[] file = network.ToFile();
        Assert.Contains("3 class logits", Only(file, s_told), StringComparison.Ordinal);
        Assert.Equal(["a", "b", "c"], OnnxImport.Read(file, s_told with { Classes = ["a", "b", "c"] }).Spec.ClassNames);
    }

    [Theory]
    [InlineData("Conv", "group", 2, "group is 2")]
    [InlineData("Conv", "strides", 5, "strides")]
    [InlineData("Conv", "dilations", 2, "dilated")]
    [InlineData("Conv", "pads", 4, "pad")]
    [InlineData("MaxPool", "kernel_shape", 3, "2x2")]
    [InlineData("MaxPool", "strides", 1, "2x2")]
    [InlineData("BatchNormalization", "training_mode", 1, "eval()")]
    [InlineData("IntQuant", "signed", 1, "")]
    public void AnAttributeThatTheFormatLacksIsToldByNode(string operation, string attribute, int value, string wanted)
    {
        QonnxNetwork network = Begun();
        Head(network);
        AttributeProto changed = network.Graph.Node.Last(node => node.OpType == operation || (operation == "IntQuant" && node.OpType == "Quant")).Attribute.First(each => each.Name == attribute);
        if (changed.Ints.Count > 0)
        {
            long[] all = [.. changed.Ints.Select(_ => (long)value)];
            changed.Ints.Clear();
            changed.Ints.Add(all);
        }
        else
        {
            changed.I = value;
        }

        if (wanted.Length == 0)
        {
            // Two bits with a sign are -2..1, and 0 and 1 of them after Relu.
            Assert.Equal(1, OnnxImport.Read(network.ToFile(), s_told).Spec.Layers[0].OutputBits);
            return;
        }

        string reason = Assert.Single(Reasons(network.ToFile(), s_told));
        Assert.StartsWith($"{operation} '", reason, StringComparison.Ordinal);
        Assert.Contains(wanted, reason, StringComparison.Ordinal);
    }

    // A file of before operator set 14 says by further outputs that it is in training mode.
    [Fact]
    public void FurtherOutputsOfANormalizationAreTrainingMode()
    {
        QonnxNetwork network = Begun();
        Head(network);
        NodeProto node = network.Graph.Node.Last(static node => node.OpType == "BatchNormalization");
        node.Attribute.Remove(node.Attribute.First(static each => each.Name == "training_mode"));
        _ = OnnxImport.Read(network.ToFile(), s_told);
        node.Output.Add(["mean", "variance"]);
        network.Graph.Output.Clear();
        Assert.Contains("eval()", Only(network.ToFile(), s_told), StringComparison.Ordinal);
    }

    // Brevitas writes levels of 0 and 1 as a sign: what it writes is another network than what was trained.
    [Fact]
    public void OneBitAfterReluIsRefused()
    {
        var network = new QonnxNetwork(new Random(2), 1, 16, 16);
        network.Conv([1], 1, 1, 1, 0, [1f], 1, [-0.5f]);
        network.Relu();
        network.QuantizeSign(1f);
        Head(network);
        string reason = Only(network.ToFile(), s_told);
        Assert.StartsWith("BipolarQuant '", reason, StringComparison.Ordinal);
        Assert.Contains("QuantReLU(bit_width=1)", reason, StringComparison.Ordinal);
    }

    // view(x.shape[0], ...) writes a dozen nodes that only compute sizes; what has to be changed is the one that reshapes.
    [Fact]
    public void WhatComputesSizesIsNotTold()
    {
        QonnxNetwork network = Begun();
        Head(network);
        string map = network.Last;
        string shape = network.Node("Shape", string.Empty, [map]);
        string side = network.Node("Gather", string.Empty, [shape, network.Constant([0], 1)]);
        string sides = network.Node("Concat", string.Empty, [side, network.Constant([1, 5, 8, 8], 4)]);
        network.Then("Reshape", [sides]);
        string reason = Only(network.ToFile(), s_told);
        Assert.StartsWith("Reshape '", reason, StringComparison.Ordinal);
        Assert.Contains("1 x channels x height x width", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void FormsThatComeAfterQonnxAreToldSo()
    {
        QonnxNetwork network = Begun();
        network.Node("MultiThreshold", "finn.custom_op.general", [network.Last]);
        string output = network.Node("Conv", "qonnx.custom_op.channels_last", [network.Last]);
        network.Graph.Output.Add(new ValueInfoProto { Name = output });
        Assert.Contains(Reasons(network.ToFile(), s_told), static reason => reason.Contains("import what export_qonnx wrote", StringComparison.Ordinal));
    }

    [Fact]
    public void APoolBeforeANegativeGammaIsRefused()
    {
        var network = new QonnxNetwork(new Random(2), 1, 16, 16);
        network.Conv([1, 1, 1], 3, 1, 1, 0, [1f], 1, null);
        network.MaxPool();
        network.BatchNorm([1f, -1f, 0f], [0.5f, 0.5f, 0.5f], [0.4f, 0.4f, 0.4f], [0.04f, 0.04f, 0.04f]);
        network.Quantize(0.5f, 2);
        Head(network, channels: 3);
        string reason = Only(network.ToFile(), s_told);
        Assert.StartsWith("Conv '", reason, StringComparison.Ordinal);
        Assert.Contains("channel 1;", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void MapsOfMoreBitsAreRefused()
    {
        var network = new QonnxNetwork(new Random(2), 1, 16, 16);
        network.Conv([1], 1, 1, 1, 0, [1f], 1, null);
        network.Quantize(0.05f, 4);
        Head(network);
        Assert.Contains("Quant '/net/", Only(network.ToFile(), s_told), StringComparison.Ordinal);
    }

    [Fact]
    public void PaddingBetweenLevelsIsRefused()
    {
        var network = new QonnxNetwork(new Random(2), 1, 16, 16);
        network.Conv([1], 1, 1, 1, 0, [1f], 1, [-0.5f]);
        network.QuantizeSign(1f);
        network.Conv([.. Enumerable.Repeat(1, 9 * 5)], 5, 3, 1, 1, [0.1f], 1, null);
        Assert.Contains("level 0 of its input is -1", Only(network.ToFile(), s_told), StringComparison.Ordinal);
    }

    [Fact]
    public void WeightsThatAreNotQuantizedAreRefused()
    {
        var network = new QonnxNetwork(new Random(2), 1, 16, 16);
        network.Conv([1], 1, 1, 1, 0, [1f], 1, null);
        network.Quantize(0.2f, 2);
        Head(network);
        NodeProto conv = network.Graph.Node.Last(static node => node.OpType == "Conv");
        conv.Input[1] = network.Constant([0.11f, 0.5f, 0.71f, -0.3f, 0.9f], 5, 1, 1, 1);
        network.Graph.Node.Remove(conv);
        network.Graph.Node.Add(conv);

        // One weight a filter is always a multiple of itself; two are not.
        conv.Input[0] = network.Graph.Node.Last(static node => node.OpType is "Quant" or "IntQuant").Output[0];
        Assert.Equal(2, OnnxImport.Read(network.ToFile(), s_told).Spec.Layers.Count);

        var other = new QonnxNetwork(new Random(2), 1, 16, 16);
        string weights = other.Constant([0.11f, 0.5f, 0.71f, -0.3f], 1, 1, 2, 2);
        string map = other.Node("Conv", string.Empty, ["inp", weights]);
        other.Graph.Output.Add(new ValueInfoProto { Name = map });
        Assert.Contains("filter 0", Reasons(other.ToFile()[..], s_told)[0], StringComparison.Ordinal);
    }

    private static QonnxNetwork Begun()
    {
        var network = new QonnxNetwork(new Random(2), 1, 16, 16);
        network.Conv([1, -1], 2, 1, 1, 0, [0.5f], 1, null);
        network.BatchNorm([1f, 1f], [0.5f, 0.5f], [0.1f, -0.1f], [0.04f, 0.04f]);
        network.Relu();
        network.Quantize(0.5f, 2);
        network.MaxPool();
        return network;
    }

    private static void Head(QonnxNetwork network, int outputs = 5, int channels = 0)
    {
        int inputs = channels > 0 ? channels : network.Graph.Node.Any(static node => node.OpType == "BatchNormalization") ? 2 : 1;
        network.Conv([.. Enumerable.Repeat(1, outputs * inputs)], outputs, 1, 1, 0, [0.125f], 1, null);
    }

    private static string[] Reasons(byte[] file, NetworkDescription told) =>
        [.. Assert.Throws<ImportRefusedException>(() => OnnxImport.Read(file, told)).Reasons];

    private static string Only(byte[] file, NetworkDescription told) => Assert.Single(Reasons(file, told));
}
