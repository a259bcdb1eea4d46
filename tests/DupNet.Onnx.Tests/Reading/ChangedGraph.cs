using System;
using System.Linq;
using Google.Protobuf;
using Onnx;

namespace DupNet.Onnx.Tests.Reading;

/// <summary>ONNX files that are whole, and whose graphs are not as they should be.</summary>
internal static class ChangedGraph
{
    private static readonly float[] s_floats = [0, -0f, 1, -1, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.Epsilon];
    private static readonly long[] s_wholes = [0, -1, 1, 2, 255, int.MaxValue, long.MaxValue, long.MinValue];

    /// <summary>Changes one to three shapes, numbers, connections or operations of a file's graph.</summary>
    /// <param name="file">A whole file.</param>
    /// <param name="random">Decides what is changed.</param>
    public static byte[] Of(byte[] file, Random random)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(file);
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            Change(model.Graph, random);
        }

        return model.ToByteArray();
    }

    private static void Change(GraphProto graph, Random random)
    {
        NodeProto node = graph.Node[random.Next(graph.Node.Count)];
        TensorProto? tensor = node.Attribute.FirstOrDefault(static attribute => attribute.T is not null)?.T
            ?? (graph.Initializer.Count > 0 ? graph.Initializer[random.Next(graph.Initializer.Count)] : null);
        switch (random.Next(6))
        {
            case 0 when tensor is { Dims.Count: > 0 }:
                tensor.Dims[random.Next(tensor.Dims.Count)] = s_wholes[random.Next(s_wholes.Length)];
                break;
            case 1 when tensor is { FloatData.Count: > 0 }:
                tensor.FloatData[random.Next(tensor.FloatData.Count)] = s_floats[random.Next(s_floats.Length)];
                break;
            case 2 when node.Input.Count > 0:
                node.Input[random.Next(node.Input.Count)] = graph.Node[random.Next(graph.Node.Count)].Output[0];
                break;
            case 3 when node.Attribute.FirstOrDefault(static attribute => attribute.Ints.Count > 0) is { } list:
                list.Ints[random.Next(list.Ints.Count)] = s_wholes[random.Next(s_wholes.Length)];
                break;
            case 4 when node.Input.Count > 0:
                node.Input.RemoveAt(random.Next(node.Input.Count));
                break;
            default:
                node.OpType = graph.Node[random.Next(graph.Node.Count)].OpType;
                break;
        }
    }
}
