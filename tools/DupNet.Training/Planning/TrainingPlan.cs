using System.Collections.Generic;
using DupNet.Packing;
using DupNet.Training.Recipes;

namespace DupNet.Training.Planning;

/// <summary>How a data set is trained with.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Start">The model that the run starts from, its layers those of the recipe but for the heads; null for random weights.</param>
/// <param name="StartName">What it starts from, in words.</param>
/// <param name="Steps">Steps of the run.</param>
/// <param name="Cost">What the network costs.</param>
/// <param name="Reasons">What was chosen and why, a sentence each.</param>
/// <param name="Advice">What the user may want to change about the data or the options, a sentence each.</param>
public sealed record TrainingPlan(
    Recipe Recipe, ModelSpec? Start, string StartName, long Steps, PlanCost Cost, IReadOnlyList<string> Reasons, IReadOnlyList<string> Advice);
