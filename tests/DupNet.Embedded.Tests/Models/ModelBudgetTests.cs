using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using CsCheck;
using DupNet.Embedded.Networks;
using DupNet.NativeCore;
using DupNet.Packing;
using Xunit;

namespace DupNet.Embedded.Tests.Models;

/// <summary>A small file may not cost more than a budget.</summary>
public class ModelBudgetTests
{
    private static readonly ModelBudget s_device = new(1L << 33, 1 << 22);

    private static readonly ModelBudget s_all = new(long.MaxValue, int.MaxValue);

    [Fact]
    public void AModelThatRunsForHoursIsRefusedWhenItIsRead()
    {
        byte[] file = RepeatedLayer.ForHours();
        Assert.InRange(file.Length, 80_000, 90_000);
        ModelException refusal = Refused(() => DupNetModel.Load(file));
        Assert.Equal((ModelError.OverBudget, 30), (refusal.Error, refusal.Offset));
        Assert.Equal(
            "DupNet model, offset 30: a frame of 256 x 256 takes 1253914247168 operations and 117112832 bytes of maps, the budget is "
            + "137438953472 operations and 268435456 bytes",
            refusal.Message);
    }

    [Fact]
    public void AModelThatNeedsHalfAGigabyteIsRefusedWhenItIsRead()
    {
        byte[] file = RepeatedLayer.OfManyLogits();
        Assert.InRange(file.Length, 0, 2_000);
        ModelException refusal = Refused(() => DupNetModel.Load(file));
        Assert.Equal(ModelError.OverBudget, refusal.Error);
        Assert.EndsWith(" operations and 524288000 bytes of maps, the budget is 137438953472 operations and 268435456 bytes", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AKnownAnswerAboveTheBudgetIsRefusedToo()
    {
        byte[] file = RepeatedLayer.Make(RepeatedLayer.OfManyLogits(), 0, 0, 16);
        file[35] = 4;
        file[34] = 0;
        ModelWriter.Seal(file);
        ModelException refusal = Assert.Throws<ModelException>(() => DupNetModel.Load(file));
        Assert.Equal((ModelError.OverBudget, 34), (refusal.Error, refusal.Offset));
    }

    [Fact]
    public void WithALargerBudgetTheSameModelIsReadAndItsAnswerCanBeCancelled()
    {
        DupNetModel model = DupNetModel.Load(RepeatedLayer.ForHours(), s_all);
        Assert.Same(s_all, model.Budget);
        int calls = 0;
        Assert.Equal(KnownAnswer.Cancelled, KnownAnswer.Compute(model, () => ++calls < 3));
        Assert.Equal(3, calls);
    }

    [Fact]
    public void APlanAndADetectorKeepToTheBudgetAtAnySize()
    {
        byte[] file = File.ReadAllBytes(Shipped()[0]);
        DupNetModel model = DupNetModel.Load(file);
        long operations = FrameCost.Of(model, model.DefaultWidth, model.DefaultHeight).Operations;
        DupNetModel bound = DupNetModel.Load(file, new ModelBudget(operations, int.MaxValue));
        int side = model.DefaultWidth + model.Stride;
        DetectorSettings settings = new(bound) { InputWidth = side };
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new NetworkPlan(bound, side, model.DefaultHeight));
        Assert.Matches($"^a frame of {side} x {model.DefaultHeight} takes [0-9]+ operations and [0-9]+ bytes of maps, the budget is {operations} operations", refusal.Message);
        Assert.Equal(refusal.Message, Assert.Throws<ArgumentException>(() => new Detector(bound, settings)).Message);
        Assert.Equal(refusal.Message, Assert.Throws<ArgumentException>(() => Detector.BufferBytes(bound, settings)).Message);
        Assert.Equal(refusal.Message, Assert.Throws<ArgumentException>(() => new ReferenceNetwork(bound, side, model.DefaultHeight)).Message);
        Assert.NotNull(new NetworkPlan(bound, model.DefaultWidth, model.DefaultHeight));
    }

    [Fact]
    public void WhateverPassesTheBudgetTakesNoMore()
    {
        int refused = 0;
        int passed = 0;
        Gen.Select(TestModels.Any, Gen.Int).Sample(
            (spec, seed) =>
            {
                Random random = new(seed);
                byte[] file = ModelWriter.Write(spec);
                ModelBudget budget = new((long)Math.Exp(random.NextDouble() * 20), (int)Math.Exp(5 + (random.NextDouble() * 10)));
                try
                {
                    DupNetModel model = DupNetModel.Load(file, budget);
                    int width = TestModels.Side(random, model);
                    int height = TestModels.Side(random, model);
                    NetworkPlan plan = new(model, width, height);
                    FrameCost cost = FrameCost.Of(model, width, height);
                    Assert.InRange(plan.BufferBytes, 0, budget.Bytes);
                    Assert.InRange(cost.MapBytes, 0, budget.Bytes);
                    Assert.InRange(cost.Operations, 0, budget.Operations);
                    Assert.Equal(Operations(plan), cost.Operations);
                    passed++;
                }
                catch (Exception refusal) when (refusal is ModelException { Error: ModelError.OverBudget } or ArgumentException)
                {
                    // Both figures are told, and one of them is above the budget.
                    long[] numbers = [.. Regex.Matches(refusal.Message, "[0-9]+(?= operations| bytes|$)").Select(match => long.Parse(match.Value, null))];
                    Assert.True(numbers.Length == 4 ? numbers[0] > numbers[2] || numbers[1] > numbers[3] : numbers[0] > numbers[1], refusal.Message);
                    refused++;
                }
            },
            iter: 400,
            threads: 1);
        Assert.True(refused > 50 && passed > 50, $"{refused} refused, {passed} passed");
    }

    [Fact]
    public void ShippedAndGoldenModelsAreFarBelowTheBudgetOfADevice()
    {
        foreach (string file in Shipped().Concat(Directory.GetFiles(Path.Combine(Checkout.Root, "firmware-tests", "golden"), "*.dupnet")))
        {
            DupNetModel model = DupNetModel.Load(File.ReadAllBytes(file), s_device);
            FrameCost cost = FrameCost.Of(model, model.DefaultWidth, model.DefaultHeight);
            Assert.InRange(cost.Operations, 1, s_device.Operations / 20);
            Assert.InRange(cost.MapBytes, 1, s_device.Bytes / 16);

            // All sizes, too.
            Assert.NotNull(new NetworkPlan(model, model.LargestSide, model.LargestSide));
        }
    }

    [Fact]
    public void NoBudgetAndAnEmptyOneAreRefused()
    {
        Assert.Throws<ArgumentNullException>("budget", () => DupNetModel.Load(RepeatedLayer.OfManyLogits(), null));
        Assert.Throws<ArgumentOutOfRangeException>("operations", () => new ModelBudget(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("bytes", () => new ModelBudget(1, 0));
        Assert.Throws<ArgumentNullException>("model", () => FrameCost.Of(null, 16, 16));
    }

    /// <summary>The definition of models/FORMAT.md, section 8.</summary>
    private static long Operations(NetworkPlan plan) => plan.Layers.Sum(layer =>
        (long)layer.ConvolvedWidth * layer.ConvolvedHeight * layer.Layer.ChannelsOut
        * ((layer.Layer.Kernel * layer.Layer.Kernel * layer.Layer.ChannelsIn * layer.Layer.InputBits * layer.Layer.WeightPlanes) + 16));

    /// <summary>The refusal, which must come before anything of the size of maps is allocated.</summary>
    private static ModelException Refused(Action load)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        ModelException refusal = Assert.Throws<ModelException>(load);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
        return refusal;
    }

    private static string[] Shipped() => Directory.GetFiles(Path.Combine(Checkout.Root, "models"), "*.dupnet", SearchOption.AllDirectories);
}
