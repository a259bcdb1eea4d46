using System;
using System.Buffers.Binary;
using System.Linq;
using Onnx;
using DataType = Onnx.TensorProto.Types.DataType;

namespace DupNet.Onnx.Reading;

/// <summary>Reads the constants of a file. All together they may have <see cref="MostValues"/> numbers.</summary>
internal sealed class TensorReader
{
    private const int MostValues = 1 << 25;
    private const int MostSides = 8;

    private long _values;

    /// <summary>Reads a constant.</summary>
    /// <exception cref="NodeRefusedException">The constant is damaged, or of a type that is not read.</exception>
    public ConstantTensor Read(TensorProto tensor, string name)
    {
        if (tensor.DataLocation == TensorProto.Types.DataLocation.External || tensor.ExternalData.Count > 0)
        {
            throw new NodeRefusedException($"'{name}' lies in another file; save the network as one file, without external data");
        }

        int count = Count(tensor, name);
        var type = (DataType)tensor.DataType;
        double[] values = tensor.RawData.Length > 0 ? Raw(tensor.RawData.Span, type, name) : Listed(tensor, type, name);
        return values.Length == count
            ? new ConstantTensor(name, [.. tensor.Dims.Select(side => (int)side)], values)
            : throw new NodeRefusedException($"'{name}' holds {values.Length} numbers, its shape needs {count}");
    }

    /// <summary>Counts the numbers of a constant that was computed.</summary>
    /// <exception cref="NodeRefusedException">All constants together have too many.</exception>
    public void Count(int values, string name)
    {
        _values += values;
        if (_values > MostValues)
        {
            throw new NodeRefusedException($"the constants up to '{name}' have more than {MostValues} numbers");
        }
    }

    private static double[] Listed(TensorProto tensor, DataType type, string name) => type switch
    {
        DataType.Float => [.. tensor.FloatData],
        DataType.Double => [.. tensor.DoubleData],
        DataType.Int64 => [.. tensor.Int64Data],
        DataType.Int32 or DataType.Int8 or DataType.Uint8 or DataType.Bool => [.. tensor.Int32Data],
        _ => throw Refused(type, name),
    };

    private static double[] Raw(ReadOnlySpan<byte> bytes, DataType type, string name)
    {
        int size = type switch
        {
            DataType.Int8 or DataType.Uint8 or DataType.Bool => 1,
            DataType.Float or DataType.Int32 => 4,
            DataType.Double or DataType.Int64 => 8,
            _ => throw Refused(type, name),
        };
        if (bytes.Length % size != 0)
        {
            throw new NodeRefusedException($"'{name}' ends inside a number");
        }

        var values = new double[bytes.Length / size];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> number = bytes.Slice(i * size, size);
            values[i] = type switch
            {
                DataType.Int8 => (sbyte)number[0],
                DataType.Float => BinaryPrimitives.ReadSingleLittleEndian(number),
                DataType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(number),
                DataType.Double => BinaryPrimitives.ReadDoubleLittleEndian(number),
                DataType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(number),
                _ => number[0],
            };
        }

        return values;
    }

    private static NodeRefusedException Refused(DataType type, string name) => new($"'{name}' is of type {type}; read are floats, doubles and integers");

    /// <summary>The number of elements that the shape states.</summary>
    private int Count(TensorProto tensor, string name)
    {
        long count = 1;
        foreach (long side in tensor.Dims)
        {
            if (side < 0 || side > MostValues || tensor.Dims.Count > MostSides)
            {
                throw new NodeRefusedException($"'{name}' states a shape that no constant of a detector has");
            }

            count *= side;
            if (count > MostValues)
            {
                throw new NodeRefusedException($"'{name}' states more than {MostValues} numbers");
            }
        }

        Count((int)count, name);
        return (int)count;
    }
}
