using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;

namespace DupNet.Onnx.Writing;

/// <summary>Builds an ONNX model node by node.</summary>
public sealed class OnnxGraph
{
    private const int IrVersion = 8;
    private const int OperatorSet = 13;

    private readonly ModelProto _model = new() { IrVersion = IrVersion, ProducerName = "DupNet.Embedded" };
    private readonly GraphProto _graph = new() { Name = "dupnet" };
    private readonly Dictionary<string, int> _names = [];

    /// <summary>Makes a model without nodes.</summary>
    public OnnxGraph()
    {
        _model.OpsetImport.Add(new OperatorSetIdProto { Version = OperatorSet });
        _model.Graph = _graph;
    }

    /// <summary>What the names of the next nodes and constants begin with, such as <c>layer3</c>; viewers show names as paths.</summary>
    public string Scope { get; set; } = "network";

    /// <summary>Adds an input of the whole network.</summary>
    public void Input(string name, TensorProto.Types.DataType type, params int[] dimensions) =>
        _graph.Input.Add(Value(name, type, dimensions));

    /// <summary>Adds an output of the whole network.</summary>
    public void Output(string name, TensorProto.Types.DataType type, params int[] dimensions) =>
        _graph.Output.Add(Value(name, type, dimensions));

    /// <summary>Tells type and shape of a node's output, for viewers.</summary>
    public void Shape(string name, TensorProto.Types.DataType type, params int[] dimensions) =>
        _graph.ValueInfo.Add(Value(name, type, dimensions));

    /// <summary>Tells in words what the model is.</summary>
    public void Describe(string text) => _model.DocString = text;

    /// <summary>Adds a property that readers of the file may look up.</summary>
    public void Metadata(string key, string value) => _model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });

    /// <summary>Adds a constant tensor.</summary>
    /// <param name="role">What the constant is for, a part of its name.</param>
    /// <param name="values">The elements, last dimension fastest.</param>
    /// <param name="dimensions">The shape; none for a single number.</param>
    /// <returns>Name of the constant.</returns>
    public string Constant<T>(string role, ReadOnlySpan<T> values, params int[] dimensions)
        where T : unmanaged
    {
        var tensor = new TensorProto
        {
            Name = NameOf(role),
            DataType = (int)TypeOf(typeof(T)),
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values)),
        };
        ArgumentNullException.ThrowIfNull(dimensions);
        foreach (int dimension in dimensions)
        {
            tensor.Dims.Add(dimension);
        }

        _graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    /// <summary>Adds a constant without dimensions.</summary>
    public string Scalar<T>(string role, T value)
        where T : unmanaged => Constant<T>(role, [value]);

    /// <summary>Adds a node with one output, whose name is made here.</summary>
    /// <param name="operation">Name of the ONNX operator.</param>
    /// <param name="inputs">Names of the node's inputs; an empty name stands for an input that is left out.</param>
    /// <param name="attributes">Attributes of the node, all lists of integers.</param>
    /// <returns>Name of the node's output.</returns>
    public string Node(string operation, IEnumerable<string> inputs, params (string Name, long[] Values)[] attributes) =>
        Node(NameOf(operation), operation, inputs, attributes);

    /// <summary>Adds a node with one output, whose name is given.</summary>
    public string Node(string output, string operation, IEnumerable<string> inputs, params (string Name, long[] Values)[] attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        var node = new NodeProto { OpType = operation, Name = output };
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
    public byte[] ToBytes() => _model.ToByteArray();

    private static TensorProto.Types.DataType TypeOf(Type type) =>
        type == typeof(byte) ? TensorProto.Types.DataType.Uint8
        : type == typeof(sbyte) ? TensorProto.Types.DataType.Int8
        : type == typeof(int) ? TensorProto.Types.DataType.Int32
        : type == typeof(long) ? TensorProto.Types.DataType.Int64
        : type == typeof(float) ? TensorProto.Types.DataType.Float
        : type == typeof(double) ? TensorProto.Types.DataType.Double
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

    /// <summary>A name within the scope that nothing has yet.</summary>
    private string NameOf(string role)
    {
        string name = $"{Scope}/{role}";
        int count = _names.GetValueOrDefault(name) + 1;
        _names[name] = count;
        return count == 1 ? name : $"{name}_{count}";
    }
}
