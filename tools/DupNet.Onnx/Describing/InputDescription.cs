using System.Collections.Generic;

namespace DupNet.Onnx.Describing;

/// <summary>The input of a network. Sizes are in pixels; null is what the graph tells, or a default.</summary>
public sealed record InputDescription
{
    /// <summary>Width of the input that the network was made for.</summary>
    public int? Width { get; init; }

    /// <summary>Height of the input that the network was made for.</summary>
    public int? Height { get; init; }

    /// <summary>Smallest side that it takes.</summary>
    public int? Smallest { get; init; }

    /// <summary>Largest side that it takes.</summary>
    public int? Largest { get; init; }

    /// <summary>The numbers that the network gets for the bytes 0 and 255, such as [0, 1]; those between lie evenly.</summary>
    public IReadOnlyList<double>? Range { get; init; }

    /// <summary>Byte, 0..255, beside the picture; where the first convolution pads, its padding says it.</summary>
    public int? PadValue { get; init; }
}
