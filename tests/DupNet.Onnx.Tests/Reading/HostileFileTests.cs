using System;
using System.Linq;
using CsCheck;
using DupNet.Onnx.Describing;
using DupNet.Onnx.Reading;
using DupNet.Onnx.Writing;
using DupNet.Packing;
using Google.Protobuf;
using Onnx;
using Xunit;

namespace DupNet.Onnx.Tests.Reading;

/// <summary>Damaged and malicious files give a message, and take neither the program nor its memory.</summary>
public sealed class HostileFileTests
{
    private static readonly NetworkDescription s_told = new()
    {
        Input = new InputDescription { Range = [0, 1] },
        Heads = [new HeadDescription { Anchors = [new(8, 8)] }],
    };

    private static readonly byte[][] s_files =
    [
        OnnxExport.Write(SpotModel.Model, 32, 32, OnnxForm.Exact),
        .. Enumerable.Range(0, 6).Select(static seed => RandomQonnx.Create(new Random(seed), 1, 16).ToFile()),
    ];

    [Fact]
    public void ChangedBytesAreReadOrRefusedInWords()
    {
        int refused = 0;
        Gen.Select(Gen.Int[0, s_files.Length - 1], Gen.Select(Gen.Int[0, 1 << 20], Gen.Byte).Array[1, 6], Gen.Int[0, 9]).Sample(
            (which, changes, cut) =>
            {
                byte[] file = [.. s_files[which]];
                foreach ((int at, byte value) in changes)
                {
                    file[at % file.Length] = value;
                }

                refused += IsRefused(cut == 0 ? file[..(changes[0].Item1 % file.Length)] : file) ? 1 : 0;
            },
            iter: 3000,
            threads: 1);
        Assert.True(refused > 500);
    }

    [Fact]
    public void ChangedNumbersOfTheGraphAreReadOrRefusedInWords()
    {
        Gen.Select(Gen.Int[1, s_files.Length - 1], Gen.Int).Sample(
            (which, seed) =>
            {
                IsRefused(ChangedGraph.Of(s_files[which], new Random(seed)));
            },
            iter: 3000,
            threads: 1);
    }

    [Fact]
    public void AFileOfEmptyPartsDoesNotFillTheMemory()
    {
        // Eight million nodes in 16 MB.
        byte[] nodes = [.. Enumerable.Repeat<byte[]>([0x0A, 0], 8 << 20).SelectMany(static each => each)];
        var stream = new System.IO.MemoryStream();
        var output = new CodedOutputStream(stream);
        output.WriteTag(7, WireFormat.WireType.LengthDelimited);
        output.WriteLength(nodes.Length);
        output.Flush();
        stream.Write(nodes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ImportRefusedException refused = Assert.Throws<ImportRefusedException>(() => OnnxImport.Read(stream.ToArray(), s_told));
        Assert.Contains("parts", refused.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 << 20);
    }

    [Fact]
    public void AGraphOfManyConvolutionsIsTold()
    {
        var network = new QonnxNetwork(new Random(3), 1, 16, 16);
        for (int i = 0; i < 70; i++)
        {
            network.Conv([1], 1, 1, 1, 0, [1f], 1, null);
            network.Quantize(0.2f, 2);
        }

        network.Conv([1, 1, 1, 1, 1], 5, 1, 1, 0, [1f], 1, null);
        Assert.Contains("32 layers", Message(network.ToFile()), StringComparison.Ordinal);
    }

    [Fact]
    public void AListOfReasonsHasAnEnd()
    {
        var network = new QonnxNetwork(new Random(3), 1, 16, 16);
        for (int i = 0; i < 3000; i++)
        {
            network.Then("Sin");
        }

        byte[] file = network.ToFile();
        Assert.Equal(1000, Assert.Throws<ImportRefusedException>(() => OnnxImport.Read(file, s_told)).Reasons.Count);
    }

    [Fact]
    public void ACircleIsTold() => AssertTold("circle", static graph =>
    {
        NodeProto relu = graph.Node.First(static node => node.OpType == "Conv");
        relu.Input[0] = graph.Node.Last().Output[0];
    });

    [Fact]
    public void AMissingConstantIsTold() => AssertTold("no constant", static graph => graph.Node.Last(static node => node.OpType == "Conv").Input[1] = "nothing");

    [Fact]
    public void TwoMakersOfATensorAreTold() => AssertTold("another maker", static graph => graph.Node.Add(graph.Node.Last(static node => node.OpType == "Conv").Clone()));

    [Fact]
    public void AHugeShapeIsTold() => AssertTold("shape", static graph => Weights(graph).Dims[0] = 1L << 60);

    [Fact]
    public void AShapeThatDoesNotFitItsNumbersIsTold() => AssertTold("needs", static graph => Weights(graph).Dims[0] += 1);

    [Fact]
    public void ConstantsInOtherFilesAreTold() => AssertTold("another file", static graph => Weights(graph).DataLocation = TensorProto.Types.DataLocation.External);

    [Fact]
    public void AScaleThatIsNoNumberIsTold() => AssertTold("NaN", static graph =>
    {
        TensorProto scale = Tensor(graph, graph.Node.First(static node => node.OpType is "Quant" or "BipolarQuant").Input[1]);
        scale.RawData = ByteString.Empty;
        float[] numbers = [.. Enumerable.Repeat(float.NaN, (int)scale.Dims.Aggregate(1L, static (a, b) => a * b))];
        scale.FloatData.Clear();
        scale.FloatData.Add(numbers);
    });

    [Fact]
    public void WhatIsNoOnnxIsTold()
    {
        Assert.Contains("is no ONNX file", Message(SpotModel.Bytes), StringComparison.Ordinal);
        Assert.Contains("no graph", Message([]), StringComparison.Ordinal);
        Assert.Contains("is no ONNX file", Message([.. Enumerable.Repeat((byte)0xFF, 100)]), StringComparison.Ordinal);
    }

    private static TensorProto Weights(GraphProto graph) => Tensor(graph, graph.Node.First(node => node.OpType is "Quant" or "BipolarQuant").Input[0]);

    private static TensorProto Tensor(GraphProto graph, string name) =>
        graph.Initializer.FirstOrDefault(each => each.Name == name) ?? graph.Node.First(node => node.Output[0] == name).Attribute[0].T;

    private static void AssertTold(string wanted, Action<GraphProto> spoil)
    {
        var network = new QonnxNetwork(new Random(3), 1, 16, 16);
        network.Conv([1], 1, 1, 1, 0, [1f], 1, null);
        network.Quantize(0.2f, 2);
        network.Conv([1, 1, 1, 1, 1], 5, 1, 1, 0, [1f], 1, null);
        ModelProto model = ModelProto.Parser.ParseFrom(network.ToFile());
        Assert.False(IsRefused(model.ToByteArray()));
        spoil(model.Graph);
        Assert.Contains(wanted, Message(model.ToByteArray()), StringComparison.Ordinal);
    }

    private static string Message(byte[] file) => Assert.Throws<ImportRefusedException>(() => OnnxImport.Read(file, s_told)).Message;

    /// <summary>Reads a file; a refusal must be in lines that end as sentences do.</summary>
    private static bool IsRefused(byte[] file)
    {
        try
        {
            OnnxImport.Read(file, s_told);
            return false;
        }
        catch (ImportRefusedException e)
        {
            Assert.NotEmpty(e.Reasons);
            Assert.All(e.Reasons, static reason => Assert.EndsWith(".", reason, StringComparison.Ordinal));
            return true;
        }
    }
}
