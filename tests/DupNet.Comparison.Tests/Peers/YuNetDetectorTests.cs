using System;
using System.Collections.Generic;
using DupNet.Onnx.Writing;
using DupNet.Comparison.Peers;
using DupNet.Evaluation;
using DupNet.Pictures;
using Microsoft.ML.OnnxRuntime;
using Xunit;
using DataType = Onnx.TensorProto.Types.DataType;

namespace DupNet.Comparison.Tests.Peers;

public sealed class YuNetDetectorTests
{
    [Theory]
    [InlineData(64, 1)]
    [InlineData(128, 2)]
    public void CellsBecomeBoxesInPixelsOfThePicture(int side, double scale)
    {
        // One cell of stride 8 and one of stride 32 answer, whatever the picture shows.
        var graph = new OnnxGraph();
        graph.Input("input", DataType.Float, 1, 3, 64, 64);
        foreach (int stride in new[] { 8, 16, 32 })
        {
            int cells = 64 / stride * (64 / stride);
            var scores = new float[cells];
            var boxes = new float[4 * cells];
            if (stride == 8)
            {
                scores[(2 * 8) + 3] = 0.81f;
                boxes[4 * ((2 * 8) + 3)] = 0.5f;
            }
            else if (stride == 32)
            {
                scores[1] = 0.25f;
                boxes[6] = MathF.Log(2);
            }

            Output(graph, $"cls_{stride}", scores, 1);
            Output(graph, $"obj_{stride}", scores, 1);
            Output(graph, $"bbox_{stride}", boxes, 4);
        }

        using InferenceSession session = Sessions.Open(graph.ToBytes());
        IReadOnlyList<ScoredBox> found = new YuNetDetector(session).Detect(new Picture(side, side));
        Assert.Equal(2, found.Count);
        AssertNear(new ScoredBox(new Box(24 * scale, 12 * scale, 8 * scale, 8 * scale), 0.81), found[0]);
        AssertNear(new ScoredBox(new Box(0, -16 * scale, 64 * scale, 32 * scale), 0.25), found[1]);
    }

    private static void Output(OnnxGraph graph, string name, float[] values, int width)
    {
        graph.Node(name, "Identity", [graph.Constant<float>("values", values, 1, values.Length / width, width)]);
        graph.Output(name, DataType.Float, 1, values.Length / width, width);
    }

    private static void AssertNear(ScoredBox wanted, ScoredBox found)
    {
        Assert.Equal(wanted.Score, found.Score, tolerance: 1e-6);
        Assert.Equal(wanted.Box.X, found.Box.X, tolerance: 1e-4);
        Assert.Equal(wanted.Box.Y, found.Box.Y, tolerance: 1e-4);
        Assert.Equal(wanted.Box.Width, found.Box.Width, tolerance: 1e-4);
        Assert.Equal(wanted.Box.Height, found.Box.Height, tolerance: 1e-4);
    }
}
