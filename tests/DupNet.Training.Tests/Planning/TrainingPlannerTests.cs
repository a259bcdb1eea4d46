using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Boards;
using DupNet.Embedded;
using DupNet.Packing;
using DupNet.Training.Export;
using DupNet.Training.Import;
using DupNet.Training.Planning;
using DupNet.Training.Recipes;
using Xunit;

namespace DupNet.Training.Tests.Planning;

public class TrainingPlannerTests
{
    private static readonly PlanRequest s_request = new() { Name = "mine" };

    [Theory]
    [InlineData(200, 160)]
    [InlineData(48, 160)]
    [InlineData(42, 192)]
    [InlineData(30, 256)]
    [InlineData(4, 320)]
    public void TheInputIsTheSmallestAtWhichObjectsAreClear(double pixels, int side)
    {
        DataFigures figures = Drawn.Of(60, ("screw", pixels, pixels / 2));
        Assert.Equal(side, TrainingPlanner.WantedSide(figures));
        Recipe recipe = TrainingPlanner.Plan(figures, s_request).Recipe;
        Assert.Equal((side, side), (recipe.Input.DefaultWidth, recipe.Input.DefaultHeight));
        Assert.Equal(side, recipe.Training.Sides.MaxBy(weighted => weighted.Weight)!.Side);
    }

    [Fact]
    public void TheClassOfTheSmallestObjectsDecidesTheInput() =>
        Assert.Equal(256, TrainingPlanner.WantedSide(Drawn.Of(100, [.. Enumerable.Repeat(("nut", 200.0, 200.0), 95), .. Enumerable.Repeat(("screw", 30.0, 30.0), 5)])));

    [Fact]
    public void HeadsAreThoseThatTheObjectsNeed()
    {
        Assert.Equal([8], StridesOf(TrainingPlanner.Plan(Drawn.Of(60, ("dot", 60, 60)), s_request)));
        Assert.Equal([32], StridesOf(TrainingPlanner.Plan(Drawn.Of(60, ("dog", 500, 400)), s_request)));
        Assert.Equal([8, 16, 32], StridesOf(TrainingPlanner.Plan(Drawn.Of(60, ("a", 60, 60), ("a", 200, 200), ("a", 500, 500)), s_request)));

        // One large object among a hundred small ones is no reason for a head, unless its class has no others.
        (string, double, double)[] small = [.. Enumerable.Repeat(("dot", 60.0, 60.0), 99)];
        Assert.Equal([8], StridesOf(TrainingPlanner.Plan(Drawn.Of(100, [.. small, ("dot", 500, 500)]), s_request)));
        Assert.Equal([8, 32], StridesOf(TrainingPlanner.Plan(Drawn.Of(100, [.. small, ("dog", 500, 500)]), s_request)));
    }

    [Fact]
    public void AnchorsAreLikeTheObjects()
    {
        Recipe recipe = TrainingPlanner.Plan(Drawn.Of(60, ("pen", 400, 80), ("tower", 80, 400)), s_request).Recipe;
        Assert.Contains(recipe.Anchors, anchor => Math.Abs(anchor.Width - 100) < 1 && Math.Abs(anchor.Height - 20) < 1);
        Assert.Contains(recipe.Anchors, anchor => Math.Abs(anchor.Width - 20) < 1 && Math.Abs(anchor.Height - 100) < 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20)]
    public void TheBuiltInModelGivesAllLayersButTheHeads(int classes)
    {
        (string, double, double)[] objects = [.. Enumerable.Range(0, classes).Select(i => ($"class{i}", 60.0 + (20 * i), 80.0))];
        TrainingPlan plan = TrainingPlanner.Plan(Drawn.Of(20 * classes, objects), s_request with { Budget = new Budget { Bytes = 60_000 } });
        Assert.Equal("dupnet-tinier-yolo", plan.StartName);
        Assert.Equal(classes, plan.Recipe.Classes.Count);
        RecipeRules.Check(plan.Recipe);
        ModelMatch.Check(plan.Recipe, plan.Start!);
        DupNetModel model = DupNetModel.Load(ModelWriter.Write(UntrainedModel.Of(plan.Recipe)));
        Assert.Equal(model.FileBytes, plan.Cost.Bytes);
        Assert.Equal(Detector.BufferBytes(model, new DetectorSettings(model)), plan.Cost.Ram);
        Assert.Equal(classes, model.ClassNames.Length);
    }

    [Fact]
    public void TheRecipeIsAFileThatExpertsCanChange()
    {
        Recipe recipe = TrainingPlanner.Plan(Drawn.Of(60, ("screw", 50, 100)), s_request).Recipe;
        Assert.Equal(RecipeFile.Text(recipe), RecipeFile.Text(RecipeFile.Parse(RecipeFile.Text(recipe))));
        Assert.Empty(recipe.Training.BoxConventions);
        Assert.Equal(BoxLossKind.Efficient, recipe.Training.Loss.BoxLoss);
        Assert.Equal("mine", recipe.Name);
    }

    [Fact]
    public void ABudgetOfBytesTakesAnchorsThenTheSmallerTable()
    {
        DataFigures figures = Drawn.Of(300, [.. Enumerable.Range(0, 30).Select(i => ("thing", 60.0 + (20 * i), 640.0 - (20 * i)))]);
        TrainingPlan free = TrainingPlanner.Plan(figures, s_request with { Budget = new Budget { Bytes = 100_000 } });
        TrainingPlan tight = TrainingPlanner.Plan(figures, s_request with { Budget = new Budget { Bytes = free.Cost.Bytes - 1 } });
        Assert.True(tight.Recipe.Anchors.Count < free.Recipe.Anchors.Count);
        Assert.Equal(free.Recipe.InputChannels, tight.Recipe.InputChannels);
        TrainingPlan tiny = TrainingPlanner.Plan(figures, s_request with { Budget = new Budget { Bytes = 8000 } });
        Assert.Equal(1, tiny.Recipe.InputChannels);
        Assert.Equal("dupnet-nano", tiny.StartName);
        Assert.InRange(tiny.Cost.Bytes, 1, 8000);
        Assert.InRange(tight.Cost.Bytes, 1, free.Cost.Bytes - 1);
    }

    [Fact]
    public void ABudgetOfMemoryTakesASmallerInput()
    {
        DataFigures figures = Drawn.Of(60, ("screw", 100, 100), ("screw", 25, 25));
        TrainingPlan free = TrainingPlanner.Plan(figures, s_request);
        TrainingPlan tight = TrainingPlanner.Plan(figures, s_request with { Budget = new Budget { Ram = free.Cost.Ram - 1 } });
        Assert.True(tight.Recipe.Input.DefaultWidth < free.Recipe.Input.DefaultWidth);
        Assert.InRange(tight.Cost.Ram, 1, free.Cost.Ram - 1);
        Assert.Contains(tight.Advice, advice => advice.Contains($"without the budget the input would be {free.Recipe.Input.DefaultWidth}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(KernelKind.Native, 100)]
    [InlineData(KernelKind.Managed, 4000)]
    public void ABudgetOfTimeIsThatOfTheBoard(KernelKind kernels, int milliseconds)
    {
        var limit = new BoardLimit(BoardCatalog.Find("esp32-cam")!, kernels, milliseconds);
        TrainingPlan plan = TrainingPlanner.Plan(Drawn.Of(60, ("screw", 100, 100)), s_request with { Budget = new Budget { Time = limit } });
        Assert.InRange(plan.Cost.Time!.ToMilliseconds, 1, milliseconds);
        Assert.InRange(plan.Recipe.Input.DefaultWidth, 64, 159);
    }

    // Of the default model at 160 itself the board's file tells the same.
    [Fact]
    public void TheEstimateOfAShippedTableIsThatOfTheBoardsFile()
    {
        Board board = BoardCatalog.Find("esp32-cam")!;
        BoardProfile profile = board.Profiles.First(known => known.Kernels == KernelKind.Native && known.Input == 160);
        PlanCost cost = PlanCost.Of(ShippedTable.All[0].Recipe, ModelChoice.Default, new BoardLimit(board, KernelKind.Native, 1));
        Assert.Equal((profile.Estimate.FromMilliseconds, profile.Estimate.ToMilliseconds), (cost.Time!.FromMilliseconds, cost.Time.ToMilliseconds));
    }

    [Fact]
    public void WhatFitsNowhereIsRefusedWithBothFigures()
    {
        DataFigures figures = Drawn.Of(60, ("screw", 100, 100));
        Assert.Matches(@"needs \d+ bytes of the file, 1000 allowed", Refusal(figures, new Budget { Bytes = 1000 }));
        Assert.Matches(@"\d+ bytes of memory, 2000 allowed", Refusal(figures, new Budget { Ram = 2000 }));
        var limit = new BoardLimit(BoardCatalog.Find("esp32-c6-devkit")!, KernelKind.Native, 1);
        Assert.Matches(@"\d+ to \d+ ms on esp32-c6-devkit with native kernels, 1 allowed", Refusal(figures, new Budget { Time = limit }));
    }

    [Fact]
    public void WhatIsPoorInTheDataIsTold()
    {
        IReadOnlyList<string> advice = TrainingPlanner.Plan(Drawn.Of(8, ("screw", 5, 5), ("nut", 100, 100)), s_request).Advice;
        Assert.Contains(advice, line => line.StartsWith("50 % of the objects are below 6 pixels at 320", StringComparison.Ordinal));
        Assert.Contains(advice, line => line.Contains("screw (4), nut (4)", StringComparison.Ordinal));
        Assert.Contains(advice, line => line.StartsWith("8 photos are few", StringComparison.Ordinal));
        Assert.Contains(advice, line => line.StartsWith("every photo shows an object", StringComparison.Ordinal));
    }

    [Fact]
    public void ClassesAreNamedAsAModelCanHoldThemAndThatIsTold()
    {
        TrainingPlan plan = TrainingPlanner.Plan(Drawn.Of(60, ("Käfer", 100, 100), ("cat", 100, 100), ("甲虫", 100, 100)), s_request);
        Assert.Equal(["Kafer", "cat", "JiaChong"], plan.Recipe.Classes);
        RecipeRules.Check(plan.Recipe);
        Assert.Contains("names of classes in the model, which holds printable ASCII only: Käfer is Kafer, 甲虫 is JiaChong", plan.Reasons);
        Assert.DoesNotContain(TrainingPlanner.Plan(Drawn.Of(60, ("cat", 100, 100)), s_request).Reasons, line => line.Contains("ASCII", StringComparison.Ordinal));
    }

    [Fact]
    public void OneObjectIsEnoughForAPlan()
    {
        TrainingPlan plan = TrainingPlanner.Plan(Drawn.Of(1, ("screw", 640, 640)), s_request with { Steps = 10 });
        RecipeRules.Check(plan.Recipe);
        Assert.Equal(10, plan.Steps);
    }

    [Fact]
    public void WhatShippedRecipesDoToFacesIsNotDoneToOtherObjects()
    {
        Assert.Contains(ShippedTable.All, static table => table.Recipe.Training.Augmentation is { Mask: > 0, Dark: > 0, Flat: > 0 });
        AugmentationRecipe planned = TrainingPlanner.Plan(Drawn.Of(60, ("pen", 400, 80)), s_request).Recipe.Training.Augmentation;
        Assert.Equal((0, 0, 0), (planned.Mask, planned.Dark, planned.Flat));
    }

    [Fact]
    public void TheSeedIsThePlannersWhateverTableIsChosen() => Assert.Equal(
        [21, 21],
        ShippedTable.All.Select(table => TrainingPlanner.Plan(Drawn.Of(60, ("pen", 400, 80)), s_request with { From = table.Model }).Recipe.Training.Seed));

    [Fact]
    public void TurnsAndMirrorsAreTheUsers()
    {
        DataFigures figures = Drawn.Of(60, ("pen", 400, 80));
        AugmentationRecipe any = TrainingPlanner.Plan(figures, s_request with { Turns = ObjectTurns.Any, Mirrored = false }).Recipe.Training.Augmentation;
        Assert.Equal((0, 180), (any.Flip, any.LargestRoll));
        Assert.True(any.Roll > 0.5);
        Assert.Equal(0, TrainingPlanner.Plan(figures, s_request with { Turns = ObjectTurns.None }).Recipe.Training.Augmentation.Roll);
        Assert.InRange(TrainingPlanner.Plan(figures, s_request).Recipe.Training.Augmentation.LargestRoll, 1, 20);

        // A pen that lies in any direction is also a tall one.
        Recipe turned = TrainingPlanner.Plan(figures, s_request with { Turns = ObjectTurns.Any }).Recipe;
        Assert.Contains(turned.Anchors, anchor => anchor.Height > 2 * anchor.Width);
    }

    [Fact]
    public void AModelOfTheUsersIsStartedFromIfItHasAKnownBody()
    {
        DataFigures figures = Drawn.Of(60, ("screw", 100, 100));
        TrainingPlan plan = TrainingPlanner.Plan(figures, s_request with { From = ShippedTable.All[1].Model with { Name = "earlier" } });
        Assert.Equal("earlier", plan.StartName);
        Assert.Equal(1, plan.Recipe.InputChannels);
        Assert.Null(TrainingPlanner.Plan(figures, s_request with { FromNothing = true }).Start);
        ModelSpec other = ModelUnpacker.Read(ModelWriter.Write(UntrainedModel.Of(GeneratedRecipe.Small)));
        Assert.Contains("generated, has neither the layers of", Assert.Throws<PlanException>(() => TrainingPlanner.Plan(figures, s_request with { From = other })).Message, StringComparison.Ordinal);
    }

    private static string Refusal(DataFigures figures, Budget budget) => Assert.Throws<PlanException>(() => TrainingPlanner.Plan(figures, s_request with { Budget = budget })).Message;

    private static int[] StridesOf(TrainingPlan plan)
    {
        int[] strides = NetworkShape.Strides(plan.Recipe.Layers);
        return [.. strides.Where((_, i) => plan.Recipe.Layers[i].IsHead)];
    }
}
