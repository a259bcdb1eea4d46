using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Packing;
using DupNet.Training.Recipes;

namespace DupNet.Training.Planning;

/// <summary>A layer table without some of its heads, and without the layers that only those read.</summary>
public static class PrunedTable
{
    /// <summary>Takes heads away from a recipe's table.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="keeps">By head, in order of execution: whether it stays. At least one does.</param>
    public static Recipe Of(Recipe recipe, IReadOnlyList<bool> keeps)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        int[] kept = Kept([.. recipe.Layers.Select(layer => (layer.Source, layer.IsHead))], keeps);
        var anchors = new List<AnchorRecipe>();
        var layers = new List<LayerRecipe>();
        foreach (int i in kept)
        {
            LayerRecipe layer = recipe.Layers[i];
            layers.Add(layer with { Source = NumberOf(kept, layer.Source), FirstAnchor = layer.IsHead ? anchors.Count : 0 });
            anchors.AddRange(recipe.Anchors.Skip(layer.FirstAnchor).Take(layer.AnchorCount));
        }

        return recipe with { Layers = layers, Anchors = anchors };
    }

    /// <summary>Takes heads away from a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="keeps">By head, in order of execution: whether it stays. At least one does.</param>
    public static ModelSpec Of(ModelSpec model, IReadOnlyList<bool> keeps)
    {
        ArgumentNullException.ThrowIfNull(model);
        int[] kept = Kept([.. model.Layers.Select(layer => (layer.Source, layer.OutputBits == 0))], keeps);
        var anchors = new List<AnchorSpec>();
        var layers = new List<LayerSpec>();
        foreach (int i in kept)
        {
            LayerSpec layer = model.Layers[i];
            layers.Add(layer with { Source = NumberOf(kept, layer.Source), FirstAnchor = layer.OutputBits == 0 ? anchors.Count : 0 });
            anchors.AddRange(model.Anchors.Skip(layer.FirstAnchor).Take(layer.AnchorCount));
        }

        return model with { Layers = layers, Anchors = anchors };
    }

    // Indices of the layers that a head that stays needs, in order.
    private static int[] Kept(IReadOnlyList<(int Source, bool IsHead)> layers, IReadOnlyList<bool> keeps)
    {
        var needed = new bool[layers.Count];
        int head = layers.Count(layer => layer.IsHead);
        for (int i = layers.Count - 1; i >= 0; i--)
        {
            needed[i] |= layers[i].IsHead && keeps[--head];
            if (needed[i] && layers[i].Source > 0)
            {
                needed[layers[i].Source - 1] = true;
            }
        }

        return [.. Enumerable.Range(0, layers.Count).Where(i => needed[i])];
    }

    // Sources count from 1; 0 is the picture.
    private static int NumberOf(int[] kept, int source) => source == 0 ? 0 : Array.IndexOf(kept, source - 1) + 1;
}
