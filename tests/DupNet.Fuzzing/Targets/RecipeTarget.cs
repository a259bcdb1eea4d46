using System;
using System.Collections.Generic;
using System.Text;
using DupNet.Training.Recipes;

namespace DupNet.Fuzzing.Targets;

/// <summary>The text of a recipe: refused, or read to what is written as it was read.</summary>
internal sealed class RecipeTarget() : FuzzTarget("recipe")
{
    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } = SeedFiles.Of("models", "recipe.json");

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => Mutation.Text.Mutate(random, input);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        string text;
        try
        {
            text = RecipeFile.Text(RecipeFile.Parse(Encoding.UTF8.GetString(input)));
        }
        catch (RecipeException)
        {
            return false;
        }

        Require(RecipeFile.Text(RecipeFile.Parse(text)) == text, "a recipe that was written is read as it was");
        return true;
    }
}
