using System;
using System.Linq;
using DupNet.Packing;
using DupNet.Training.Learning;
using DupNet.Training.Recipes;

namespace DupNet.Training.Import;

/// <summary>Whether training by a recipe can go on from a model, and with which of its heads.</summary>
public static class ModelMatch
{
    /// <summary>
    /// Compares input and layer tables. The recipe's layers may store more channels (a smaller r), and have more filters where all their readers have r = 1 in the model.
    /// Heads may be others, see <see cref="TakesHead"/>.
    /// </summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="RunException">Recipe and model differ; the message says where.</exception>
    public static void Check(Recipe recipe, ModelSpec model)
    {
        Same("inputChannels", recipe.InputChannels, model.InputChannels);
        Same("padValue", recipe.PadValue, model.PadValue);
        Same("number of layers", recipe.Layers.Count, model.Layers.Count);
        for (int i = 0; i < model.Layers.Count; i++)
        {
            LayerRecipe wanted = recipe.Layers[i];
            LayerSpec layer = model.Layers[i];
            string name = $"layers[{i}].";
            Same(name + "source", wanted.Source, layer.Source);
            Same(name + "outputBits", wanted.OutputBits, layer.OutputBits);
            Wider(name + "channelsIn", wanted.ChannelsIn, layer.ChannelsIn, layer.WeightDuplication == 1 ? null : $"more need weightDuplication 1 in the model, not {layer.WeightDuplication}");
            if (wanted.IsHead && !TakesHead(recipe, model, i))
            {
                continue;
            }

            Same(name + "kernel", wanted.Kernel, layer.Kernel);
            Same(name + "stride", wanted.Stride, layer.Stride);
            Same(name + "padding", wanted.Padding, layer.Padding);
            Same(name + "pool", wanted.Pool, layer.Pool);
            Wider(name + "channelsOut", wanted.ChannelsOut, layer.ChannelsOut, null);
            Same(name + "inputDuplication", wanted.InputDuplication, layer.InputDuplication);
            if (layer.WeightDuplication % wanted.WeightDuplication != 0)
            {
                throw new RunException($"the model's {name}weightDuplication is {layer.WeightDuplication}, no multiple of the recipe's {wanted.WeightDuplication}");
            }
        }
    }

    /// <summary>
    /// Whether a head goes on with the model's weights: it has as many anchors, and the model's classes by name, or both have one class and no logits for it.
    /// Other heads begin at random.
    /// </summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="model">The model.</param>
    /// <param name="layer">Index of the head's layer.</param>
    public static bool TakesHead(Recipe recipe, ModelSpec model, int layer) =>
        recipe.Layers[layer].ChannelsOut == model.Layers[layer].ChannelsOut
        && recipe.Layers[layer].AnchorCount == model.Layers[layer].AnchorCount
        && (recipe.Classes.Count == 1 || recipe.Classes.SequenceEqual(model.ClassNames));

    private static void Wider(string field, int recipe, int model, string? obstacle)
    {
        if (recipe > model && obstacle is not null)
        {
            throw new RunException($"the model's {field} is {model}, the recipe's {recipe}; {obstacle}");
        }

        if (recipe < model)
        {
            Same(field, recipe, model);
        }
    }

    private static void Same(string field, int recipe, int model)
    {
        if (recipe != model)
        {
            throw new RunException($"the model's {field} is {model}, the recipe's {recipe}");
        }
    }
}
