using System.Collections.Generic;
using System.Linq;
using DupNet.Training.Recipes;

namespace DupNet.Training.Learning;

/// <summary>Checks whether a network's answers can be compared with a teacher's, anchor by anchor and cell by cell.</summary>
public static class TeacherMatch
{
    /// <summary>Compares the inputs and heads of a recipe and its teacher's. The layers between may differ.</summary>
    /// <param name="recipe">The recipe of the network that learns.</param>
    /// <param name="teacher">The teacher's recipe.</param>
    /// <exception cref="RunException">Inputs or heads differ; the message says where.</exception>
    public static void Check(Recipe recipe, Recipe teacher)
    {
        Same("inputChannels", recipe.InputChannels, teacher.InputChannels);
        Same("padValue", recipe.PadValue, teacher.PadValue);
        Same("classes", string.Join(", ", recipe.Classes), string.Join(", ", teacher.Classes));
        IReadOnlyList<HeadShape> heads = HeadShape.Of(recipe);
        IReadOnlyList<HeadShape> others = HeadShape.Of(teacher);
        Same("number of heads", heads.Count, others.Count);
        for (int i = 0; i < heads.Count; i++)
        {
            string name = $"head {i}: ";
            Same(name + "stride", heads[i].Stride, others[i].Stride);
            Same(name + "centreScale", heads[i].CentreScale, others[i].CentreScale);
            if (!heads[i].Anchors.SequenceEqual(others[i].Anchors))
            {
                throw new RunException($"the teacher's {name}anchors are not the recipe's");
            }
        }
    }

    private static void Same<T>(string field, T recipe, T teacher)
        where T : notnull
    {
        if (!recipe.Equals(teacher))
        {
            throw new RunException(System.FormattableString.Invariant($"the teacher's {field} is {teacher}, the recipe's {recipe}"));
        }
    }
}
