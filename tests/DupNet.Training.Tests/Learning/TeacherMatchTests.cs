using System.Linq;
using DupNet.Training.Learning;
using DupNet.Training.Recipes;
using Xunit;

namespace DupNet.Training.Tests.Learning;

public sealed class TeacherMatchTests
{
    private static readonly Recipe s_recipe = GeneratedRecipe.Small;

    [Fact]
    public void LayersBetweenMayDiffer() => TeacherMatch.Check(s_recipe, GeneratedRecipe.Of(3, [GeneratedRecipe.Layer(0, 3, 24, stride: 4), GeneratedRecipe.Layer(1, 24, 32, stride: 2), GeneratedRecipe.Head(2, 32, 1)]));

    [Fact]
    public void OtherInputsAndHeadsAreRefusedByName()
    {
        Refused("inputChannels is 1, the recipe's 3", s_recipe with { InputChannels = 1 });
        Refused("classes is head, the recipe's face", s_recipe with { Classes = ["head"] });
        Refused("padValue is 0, the recipe's 114", s_recipe with { PadValue = 0 });
        Refused("head 0: anchors", s_recipe with { Anchors = [s_recipe.Anchors[0] with { Width = 9 }] });
        Refused("head 0: centreScale is 1.5, the recipe's 2", s_recipe with { Layers = [.. s_recipe.Layers.Take(3), s_recipe.Layers[3] with { CentreScale = 1.5 }] });
        Refused("head 0: stride is 4, the recipe's 8", s_recipe with { Layers = [.. s_recipe.Layers.Take(2), s_recipe.Layers[2] with { Pool = 1 }, s_recipe.Layers[3]] });
        Refused("number of heads is 2, the recipe's 1", GeneratedRecipe.Of(3, [GeneratedRecipe.Layer(0, 3, 4, stride: 4), GeneratedRecipe.Head(1, 4, 1), GeneratedRecipe.Head(1, 4, 1)]));
    }

    private static void Refused(string message, Recipe teacher) => Assert.Contains(message, Assert.Throws<RunException>(() => TeacherMatch.Check(s_recipe, teacher)).Message);
}
