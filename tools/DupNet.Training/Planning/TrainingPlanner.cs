using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.DataSets.Anchors;
using DupNet.Packing;
using DupNet.Training.Recipes;

namespace DupNet.Training.Planning;

/// <summary>Chooses how to train with a data set: the layer table, the input, the anchors and the length of the run.</summary>
/// <remarks>
/// <para>
/// The input is the smallest at which three of four objects of each class have the pixels that a network of this kind needs to find them. Networks are tried from the best on: the
/// more accurate table before the smaller one, for each the wanted input before smaller ones, for each more anchors before fewer. The first within the budget counts.
/// </para>
/// </remarks>
public static class TrainingPlanner
{
    /// <summary>The longer side, in input pixels, from which on objects are found well.</summary>
    public const double ClearPixels = 12;

    /// <summary>The longer side, in input pixels, below which objects are hardly found.</summary>
    public const double FaintPixels = 6;

    /// <summary>Not that of the shipped recipes, which change with their models: a data set is split as before.</summary>
    private const int Seed = 21;

    private const double SmallShare = 0.25;
    private const double EndShare = 0.1;
    private const int UsualSide = 160;
    private const int LargestUsualSide = 320;
    private const int SmallestSide = 64;
    private const int SideStep = 32;
    private const int FewPhotos = 50;
    private const int FewObjects = 20;
    private const double EdgeShare = 0.02;
    private const double Margin = 1.25;
    private const int BatchSize = 32;
    private const double LeastWanted = 6.4;
    private const double LeastCounted = 3;
    private const int LeastSteps = 3000;
    private const int MostSteps = 6000;
    private const int StepsPerPhoto = 6;

    /// <summary>Makes a plan.</summary>
    /// <param name="figures">What was found in the data set.</param>
    /// <param name="request">What the user wants.</param>
    /// <exception cref="PlanException">No network is within the budget.</exception>
    public static TrainingPlan Plan(DataFigures figures, PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(request);
        int wanted = request.Side ?? WantedSide(figures);
        string[] least = [];
        foreach (ShippedTable table in Tables(request))
        {
            foreach (int side in Sides(table, wanted, request))
            {
                IReadOnlyList<AnchorShape> shapes = request.Turns == ObjectTurns.Any ? Turned(figures.Shapes(side)) : figures.Shapes(side);
                bool[] keeps = HeadPlanner.Kept(table.Recipe, figures, side);
                for (int anchors = HeadPlanner.MostAnchors; anchors > 0; anchors--)
                {
                    Recipe recipe = Complete(HeadPlanner.Fit(PrunedTable.Of(table.Recipe, keeps), shapes, figures.NamesInModel, anchors), figures, request, side);
                    PlanCost cost = PlanCost.Of(recipe, table.Counted, request.Budget.Time);
                    least = [.. cost.Excesses(request.Budget)];
                    if (least.Length == 0)
                    {
                        ModelSpec? start = request.FromNothing ? null : PrunedTable.Of(table.Model, keeps);
                        return Describe(new TrainingPlan(recipe, start, request.FromNothing ? "random weights" : table.Model.Name, StepsOf(figures, request), cost, [], []), figures, request, wanted, keeps);
                    }
                }
            }
        }

        throw new PlanException($"no network fits: the smallest one needs {string.Join("; ", least)}.");
    }

    /// <summary>The input at which the objects of a data set are large enough.</summary>
    /// <param name="figures">What was found in the data set.</param>
    public static int WantedSide(DataFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        int side = UsualSide;
        while (side < LargestUsualSide && figures.SmallestQuantile(SmallShare, side) < ClearPixels)
        {
            side += SideStep;
        }

        return side;
    }

    // A model of the user's is its own table.
    private static IReadOnlyList<ShippedTable> Tables(PlanRequest request)
    {
        if (request.From is not ModelSpec from)
        {
            return ShippedTable.All;
        }

        ShippedTable[] alike = [.. ShippedTable.All.Where(table => ShippedTable.HasBodyOf(from, table.Recipe)).Select(table => table with { Model = from })];
        return alike.Length > 0
            ? alike
            : throw new PlanException($"the model to start from, {from.Name}, has neither the layers of {string.Join(" nor those of ", ShippedTable.All.Select(table => table.Recipe.Name))}; with a recipe of its own, dupnet-train train starts from it.");
    }

    private static IEnumerable<int> Sides(ShippedTable table, int wanted, PlanRequest request)
    {
        if (request.Side is int given)
        {
            return [given];
        }

        int largest = Math.Min(wanted, table.Recipe.Input.Largest / SideStep * SideStep);
        return Enumerable.Range(SmallestSide / SideStep, (largest - SmallestSide) / SideStep + 1).Select(i => i * SideStep).Reverse();
    }

    private static long StepsOf(DataFigures figures, PlanRequest request) => request.Steps ?? Math.Clamp(figures.Photos.Count * StepsPerPhoto, LeastSteps, MostSteps);

    private static Recipe Complete(Recipe table, DataFigures figures, PlanRequest request, int side)
    {
        int stride = NetworkShape.Stride(table.Layers);
        double smallest = figures.Quantile(EdgeShare, side) / side;
        double largest = figures.Quantile(1 - EdgeShare, side) / side;
        double counted = Math.Clamp(figures.Quantile(EdgeShare, side) / Margin, LeastCounted, LeastWanted);
        TrainingRecipe training = table.Training;
        return table with
        {
            Name = request.Name,
            Input = table.Input with { Smallest = SmallestSide, Largest = Math.Max(side, table.Input.Largest), DefaultWidth = side, DefaultHeight = side },
            Training = training with
            {
                Seed = Seed,
                Epochs = Math.Max(1.0 / figures.Photos.Count, (double)StepsOf(figures, request) * BatchSize / figures.Photos.Count),
                BatchSize = BatchSize,
                Sides = SidesAround(side, stride, table.Input),
                Optimiser = training.Optimiser with { LearningRate = 0.003, WarmUpSteps = 50, AverageDecay = 0.995 },
                Loss = training.Loss with { BoxLoss = BoxLossKind.Efficient },
                Targets = training.Targets with { SmallestFacePixels = counted, SmallestMosaicFacePixels = counted * Margin, SmallestBoxPixels = 0 },
                Augmentation = AugmentationOf(training.Augmentation, request, smallest / Margin, Math.Min(1, largest * Margin)),
                HardNegatives = new HardNegativeRecipe(),
                BoxConventions = new Dictionary<string, IReadOnlyDictionary<string, BoxConvention>>(),
                ConventionSides = new ConventionSides(),
            },
        };
    }

    // Other sizes beside the default one keep the model useful at them, and are one more change of scale.
    private static IReadOnlyList<WeightedSide> SidesAround(int side, int stride, InputSides input)
    {
        int[] others = [.. new[] { side - SideStep, side + SideStep }.Where(other => other >= SmallestSide && other <= input.Largest && other % stride == 0)];
        return [new WeightedSide { Side = side, Weight = 0.7 }, .. others.Select(other => new WeightedSide { Side = other, Weight = 0.15 })];
    }

    private static AugmentationRecipe AugmentationOf(AugmentationRecipe usual, PlanRequest request, double smallest, double largest) => usual with
    {
        Mosaic = 0.3,
        Whole = 0.4,
        SmallestFace = smallest,
        LargestFace = largest,
        Stretch = 0.3,
        Flip = request.Mirrored ? 0.5 : 0,
        Roll = request.Turns switch { ObjectTurns.Any => 0.8, ObjectTurns.Slight => 0.3, _ => 0 },
        LargestRoll = request.Turns == ObjectTurns.Any ? 180 : 10,

        // Masks are drawn on faces; whether the user's camera sees in the dark is not known.
        Mask = 0,
        Dark = 0,
        Flat = 0,
    };

    // What lies in any direction is as often tall as wide.
    private static IReadOnlyList<AnchorShape> Turned(IReadOnlyList<AnchorShape> shapes) => [.. shapes, .. shapes.Select(shape => new AnchorShape(shape.Height, shape.Width))];

    private static TrainingPlan Describe(TrainingPlan plan, DataFigures figures, PlanRequest request, int wanted, bool[] keeps)
    {
        Recipe recipe = plan.Recipe;
        int side = recipe.Input.DefaultWidth;
        double low = figures.Quantile(EndShare, side);
        double high = figures.Quantile(1 - EndShare, side);
        var reasons = new List<string>
        {
            Text($"input {side} x {side}: eight objects of ten have {low:0} to {high:0} pixels there (longer side)"),
            Text($"{recipe.Layers.Count} layers of {TableName(recipe)}{(keeps.Contains(false) ? (keeps.Count(static kept => !kept) > 1 ? ", without the heads for sizes that no object has" : ", without the head for sizes that no object has") : string.Empty)}; {recipe.Anchors.Count} anchors"),
        };
        string[] renamed = [.. figures.Classes.Zip(figures.NamesInModel).Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First} is {pair.Second}")];
        if (renamed.Length > 0)
        {
            reasons.Add($"names of classes in the model, which holds printable ASCII only: {string.Join(", ", renamed)}");
        }

        var advice = new List<string>();
        double faint = figures.Shapes(side).Count(shape => DataFigures.LongerSide(shape) < FaintPixels) / (double)figures.Objects;
        if (faint >= 0.01)
        {
            advice.Add(Text($"{faint:P0} of the objects are below {FaintPixels} pixels at {side}, and will hardly be found: a larger --size, or photos cropped around them, would help"));
        }

        if (side < wanted && request.Side is null)
        {
            advice.Add(Text($"without the budget the input would be {wanted}"));
        }

        string[] rare = [.. figures.Classes.Where(name => figures.Of(name) < FewObjects).Select(name => Text($"{name} ({figures.Of(name)})"))];
        if (rare.Length > 0)
        {
            advice.Add($"few objects to learn from: {string.Join(", ", rare)}; {FewObjects} and more are better");
        }

        if (figures.Photos.Count < FewPhotos)
        {
            advice.Add(Text($"{figures.Photos.Count} photos are few: what the model was never shown it will not find"));
        }

        if (figures.Empty == 0)
        {
            advice.Add("every photo shows an object; photos without any, of the places where the model will look, teach it what is none");
        }

        return plan with { Reasons = reasons, Advice = advice };
    }

    private static string TableName(Recipe recipe) => ShippedTable.All.First(table => table.Recipe.InputChannels == recipe.InputChannels).Recipe.Name;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
