using System;
using System.IO;
using System.Linq;
using DupNet.Cli.Tests;
using DupNet.CommandLine.Outcomes;
using DupNet.Comparison.Peers;
using DupNet.Onnx.Writing;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Xunit;
using DataType = Onnx.TensorProto.Types.DataType;

namespace DupNet.Comparison.Tests.Peers;

public sealed class YuNetFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ANetworkRunsAtAnotherInputSizeThanThatOfItsFile()
    {
        var graph = new OnnxGraph();
        graph.Input("input", DataType.Float, 1, 3, 64, 64);
        graph.Node("output", "Identity", ["input"]);
        graph.Output("output", DataType.Float, 1, 3, 64, 64);
        string file = _folder.File("network.onnx");
        File.WriteAllBytes(file, graph.ToBytes());
        using InferenceSession session = YuNetFile.Open(file, width: 96, height: 32);
        Assert.Equal([1, 3, 32, 96], session.InputMetadata.Single().Value.Dimensions);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results =
            session.Run([NamedOnnxValue.CreateFromTensor("input", new DenseTensor<float>([1, 3, 32, 96]))]);
        Assert.Equal([1, 3, 32, 96], results.Single().AsTensor<float>().Dimensions.ToArray());
    }

    [Fact]
    public void WhatIsNoNetworkIsRefused()
    {
        string file = _folder.File("network.onnx");
        File.WriteAllText(file, "no network");
        Assert.Contains(file, Assert.Throws<CommandException>(() => YuNetFile.Open(file, 96, 96)).Message, StringComparison.Ordinal);
    }
}
