using System.Collections.Generic;
using System.Linq;
using DupNet.Training.Recipes;

namespace DupNet.Training.Learning;

/// <summary>What decoding a head's outputs into boxes needs.</summary>
/// <param name="Layer">Index of the head's layer, from 0.</param>
/// <param name="Stride">Side of a cell in input pixels.</param>
/// <param name="CentreScale">Range of a box's centre in cells: g in models/FORMAT.md, section 5.</param>
/// <param name="Anchors">The head's anchors.</param>
public sealed record HeadShape(int Layer, int Stride, double CentreScale, IReadOnlyList<AnchorRecipe> Anchors)
{
    /// <summary>The heads of a recipe, in order of execution.</summary>
    /// <param name="recipe">The recipe.</param>
    public static IReadOnlyList<HeadShape> Of(Recipe recipe)
    {
        int[] strides = NetworkShape.Strides(recipe.Layers);
        var heads = new List<HeadShape>();
        for (int i = 0; i < recipe.Layers.Count; i++)
        {
            LayerRecipe layer = recipe.Layers[i];
            if (layer.IsHead)
            {
                heads.Add(new HeadShape(i, strides[i], layer.CentreScale, [.. recipe.Anchors.Skip(layer.FirstAnchor).Take(layer.AnchorCount)]));
            }
        }

        return heads;
    }
}
