using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Packing;

namespace DupNet.Onnx.Reading;

/// <summary>Which sides of an input fit all layers.</summary>
/// <param name="layers">The layers, with their sources.</param>
/// <param name="stride">The model's stride.</param>
internal sealed class InputSides(IReadOnlyList<LayerSpec> layers, int stride)
{
    /// <summary>Largest side that the format has.</summary>
    public const int Largest = 1024;

    /// <summary>Whether a side is a multiple of the stride, every layer has an output, and every pool an even map.</summary>
    public bool Fit(int side)
    {
        if (side < stride || side % stride != 0 || side > Largest)
        {
            return false;
        }

        var sides = new int[layers.Count + 1];
        sides[0] = side;
        for (int i = 0; i < layers.Count; i++)
        {
            LayerSpec layer = layers[i];
            int room = sides[layer.Source] + (2 * layer.Padding) - layer.Kernel;
            int convolved = room < 0 ? 0 : (room / layer.Stride) + 1;
            if (convolved < layer.Pool || convolved % layer.Pool != 0)
            {
                return false;
            }

            sides[i + 1] = convolved / layer.Pool;
        }

        return true;
    }

    /// <summary>The first side from one on that fits; 0 if there is none.</summary>
    public int FirstFrom(int least)
    {
        int first = (Math.Max(least, stride) + stride - 1) / stride * stride;
        return Enumerable.Range(0, (Largest / stride) + 1).Select(step => first + (step * stride)).FirstOrDefault(Fit);
    }
}
