using System;
using System.Collections.Generic;
using System.Linq;

namespace DupNet.Training.Recipes;

/// <summary>What follows from a layer table alone: strides and the sizes of maps.</summary>
public static class NetworkShape
{
    /// <summary>Side in input pixels of a cell of each layer's output.</summary>
    /// <param name="layers">The layer table, with sources that precede their readers.</param>
    public static int[] Strides(IReadOnlyList<LayerRecipe> layers)
    {
        var strides = new int[layers.Count];
        for (int i = 0; i < layers.Count; i++)
        {
            int source = layers[i].Source == 0 ? 1 : strides[layers[i].Source - 1];
            strides[i] = source * layers[i].Stride * layers[i].Pool;
        }

        return strides;
    }

    /// <summary>The stride of a model in pixels: all sides of its input are multiples of it.</summary>
    /// <param name="layers">The layer table.</param>
    public static int Stride(IReadOnlyList<LayerRecipe> layers) => Strides(layers).Max();

    /// <summary>Side of each layer's output for a square input; pools halve the convolution's side.</summary>
    /// <param name="layers">The layer table, with sources that precede their readers.</param>
    /// <param name="inputSide">Side of the input in pixels.</param>
    /// <exception cref="RecipeException">A convolution gives no column, or a pool meets an odd side.</exception>
    public static int[] Sides(IReadOnlyList<LayerRecipe> layers, int inputSide)
    {
        var sides = new int[layers.Count];
        for (int i = 0; i < layers.Count; i++)
        {
            LayerRecipe layer = layers[i];
            int source = layer.Source == 0 ? inputSide : sides[layer.Source - 1];
            int side = source + (2 * layer.Padding) - layer.Kernel;
            if (side < 0)
            {
                throw new RecipeException($"layers[{i}]: a map of {source} columns is too small for its kernel (input side {inputSide})");
            }

            side = (side / layer.Stride) + 1;
            if (layer.Pool == 2 && side % 2 != 0)
            {
                throw new RecipeException($"layers[{i}]: the pool meets {side} columns, an odd number (input side {inputSide})");
            }

            sides[i] = side / layer.Pool;
        }

        return sides;
    }
}
