using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;

namespace DupNet.Comparison.Exchange;

/// <summary>Builds an ONNX model node by node.</summary>
internal sealed class OnnxGraph
{
    private const int IrVersion = 8;
    private const int OperatorSet = 13;

    private readonly GraphProto _graph = new() { Name = "dupnet" };

    /// <summary>Adds an input of the whole network.</summary>
    public void Input(string name, TensorProto.Types.DataType type, params int[] dimensions) =>
        _graph.Input.Add(Value(name, type, dimensions));

    /// <summary>Adds an output of the whole network.</summary>
    public void Output(string name, TensorProto.Types.DataType type, params int[] dimensions) =>
        _graph.Output.Add(Value(name, type, dimensions));

    /// <summary>Adds a constant tensor.</summary>
    /// <returns>Name of the constant.</returns>
    public string Constant<T>(ReadOnlySpan<T> values, params int[] dimensions)
        where T : unmanaged
    {
        var tensor = new TensorProto
        {
            Name = $"constant{_graph.Initializer.Count}",
            DataType = (int)TypeOf(typeof(T)),
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values)),
        };
        foreach (int dimension in dimensions)
        {
            tensor.Dims.Add(dimension);
        }

        _graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    /// <summary>Adds a constant without dimensions.</summary>
    public string Scalar<T>(T value)
        where T : unmanaged => Constant<T>([value]);

    /// <summary>Adds a node with one output, whose name is made here.</summary>
    /// <param name="operation">Name of the ONNX operator.</param>
    /// <param name="inputs">Names of the node's inputs; an empty name stands for an input that is left out.</param>
    /// <param name="attributes">Attributes of the node, all lists of integers.</param>
    /// <returns>Name of the node's output.</returns>
    public string Node(string operation, IEnumerable<string> inputs, params (string Name, long[] Values)[] attributes) =>
        Node($"value{_graph.Node.Count}", operation, inputs, attributes);

    /// <summary>Adds a node with one output, whose name is given.</summary>
    public string Node(string output, string operation, IEnumerable<string> inputs, params (string Name, long[] Values)[] attributes)
    {
        var node = new NodeProto { OpType = operation, Name = output + operation };
        node.Input.Add(inputs);
        node.Output.Add(output);
        foreach ((string name, long[] values) in attributes)
        {
            var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
            attribute.Ints.Add(values);
            node.Attribute.Add(attribute);
        }

        _graph.Node.Add(node);
        return output;
    }

    /// <summary>Adds a node that converts to another element type.</summary>
    public string Cast(string input, TensorProto.Types.DataType type)
    {
        string output = Node("Cast", [input]);
        _graph.Node[^1].Attribute.Add(new AttributeProto { Name = "to", Type = AttributeProto.Types.AttributeType.Int, I = (long)type });
        return output;
    }

    /// <summary>The bytes of the model's file.</summary>
    public byte[] ToBytes()
    {
        var model = new ModelProto { IrVersion = IrVersion, ProducerName = "DupNet.Embedded", Graph = _graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = OperatorSet });
        return model.ToByteArray();
    }

    private static TensorProto.Types.DataType TypeOf(Type type) =>
        type == typeof(byte) ? TensorProto.Types.DataType.Uint8
        : type == typeof(sbyte) ? TensorProto.Types.DataType.Int8
        : type == typeof(int) ? TensorProto.Types.DataType.Int32
        : type == typeof(long) ? TensorProto.Types.DataType.Int64
        : type == typeof(float) ? TensorProto.Types.DataType.Float
        : throw new ArgumentException($"{type} is no element of a constant.");

    private static ValueInfoProto Value(string name, TensorProto.Types.DataType type, int[] dimensions)
    {
        var shape = new TensorShapeProto();
        foreach (int dimension in dimensions)
        {
            shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = dimension });
        }

        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape } },
        };
    }
}
