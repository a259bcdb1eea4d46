using System.Collections.Generic;
using System.Linq;
using Onnx;
using DataType = Onnx.TensorProto.Types.DataType;

namespace DupNet.Onnx.Reading;

/// <summary>The image that a graph reads.</summary>
/// <param name="Name">Name of the input.</param>
/// <param name="Channels">1 or 3.</param>
/// <param name="Width">Width in pixels; null where the graph leaves it open.</param>
/// <param name="Height">Height in pixels; likewise.</param>
/// <param name="IsBytes">Whether it takes bytes, 0..255.</param>
internal sealed record NetworkInput(string Name, int Channels, int? Width, int? Height, bool IsBytes)
{
    private const int LargestSide = 1024;

    /// <summary>Finds the input of a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="constants">Names of its constants, which some programs list among the inputs.</param>
    /// <exception cref="ImportRefusedException">There is not one input that is an image.</exception>
    public static NetworkInput Of(GraphProto graph, IReadOnlySet<string> constants)
    {
        ValueInfoProto[] inputs = [.. graph.Input.Where(input => !constants.Contains(input.Name))];
        if (inputs.Length != 1)
        {
            throw new ImportRefusedException($"the network has {inputs.Length} inputs; a detector has one, the image.");
        }

        ValueInfoProto image = inputs[0];
        TypeProto.Types.Tensor? type = image.Type?.TensorType;
        var element = (DataType)(type?.ElemType ?? 0);
        if (element is not (DataType.Float or DataType.Double or DataType.Uint8))
        {
            throw new ImportRefusedException($"the input '{image.Name}' is of type {element}; an image has floats or bytes.");
        }

        long[] sides = type?.Shape is null ? [] : [.. type.Shape.Dim.Select(side => side.DimValue)];
        return sides.Length == 4 && sides[1] is 1 or 3
            ? new NetworkInput(image.Name, (int)sides[1], Side(sides[3]), Side(sides[2]), element == DataType.Uint8)
            : throw new ImportRefusedException(
                $"the input '{image.Name}' has the shape [{string.Join(", ", sides)}]; an image is 1 x channels x height x width with 1 or 3 channels.");
    }

    private static int? Side(long side) => side is > 0 and <= LargestSide ? (int)side : null;
}
