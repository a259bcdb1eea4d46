using DupNet.Embedded;
using DupNet.Packing;
using DupNet.Training.Network;
using DupNet.Training.Recipes;

namespace DupNet.Training.Export;

/// <summary>Makes models with a recipe's layers, anchors and heads and with random weights.</summary>
public static class UntrainedModel
{
    /// <summary>Makes a model for a recipe, as the runtime reads it.</summary>
    /// <param name="recipe">The recipe.</param>
    public static ModelSpec Of(Recipe recipe)
    {
        using var network = new QuantizedNetwork(recipe);
        return ModelExporter.Make(network, network.Parameters, network.Statistics);
    }

    /// <summary>Checks that the runtime takes a recipe's network, long before the export would find out.</summary>
    /// <param name="path">The recipe's file, for messages.</param>
    /// <param name="recipe">The recipe.</param>
    /// <exception cref="RecipeException">The runtime refuses the network.</exception>
    public static void Check(string path, Recipe recipe)
    {
        ModelSpec model = Of(recipe);
        try
        {
            _ = ModelWriter.Write(model);
        }
        catch (ModelException error)
        {
            throw new RecipeException($"{path}: the runtime refuses its network: {error.Message}", error);
        }
    }
}
