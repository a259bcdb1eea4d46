using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Measuring.Models;
using DupNet.Reporting.Advice;
using Xunit;

namespace DupNet.Reporting.Tests.Advice;

public sealed class AdviceRulesTests
{
    /// <summary>Numbers that give no reason for advice.</summary>
    private static readonly AdviceFacts s_good = new(
        new InputSize(160, 160),
        16,
        320,
        8,
        200,
        Sides(200, 20),
        [("cat", 100, 90), ("dog", 100, 90)],
        100,
        10,
        0.5,
        180,
        5,
        0.45,
        0.9,
        0.91,
        [("cat", "dog", 1, 90), ("dog", "cat", 2, 90)],
        0.9,
        0.95,
        0);

    [Fact]
    public void GoodNumbersNeedNoAdvice() => Assert.Empty(AdviceRules.Of(s_good));

    [Fact]
    public void SmallObjectsNeedALargerInput()
    {
        // 62 of 100 are 6 pixels at 160; at 224 they are 8.4.
        string advice = Single(s_good with { ObjectSides = [.. Sides(62, 6), .. Sides(38, 20)] });
        Assert.StartsWith("62 % of your objects are below 8 pixels at 160 x 160", advice, StringComparison.Ordinal);
        Assert.Contains("use an input of 224 (--size 224)", advice, StringComparison.Ordinal);
        Assert.Contains("crop", advice, StringComparison.Ordinal);
    }

    [Fact]
    public void ObjectsThatNoInputMakesLargeEnoughNeedCropping()
    {
        string advice = Single(s_good with { ObjectSides = [.. Sides(50, 2), .. Sides(50, 20)] });
        Assert.Contains("no input that this model allows (up to 320)", advice, StringComparison.Ordinal);
        Assert.DoesNotContain("--size", advice, StringComparison.Ordinal);
    }

    [Fact]
    public void AFewSmallObjectsAreNoReason() => Assert.Empty(AdviceRules.Of(s_good with { ObjectSides = [.. Sides(9, 2), .. Sides(91, 20)] }));

    [Fact]
    public void LargeObjectsNeedASmallerInput() => Assert.Contains(
        "20 % of your objects are above 200 pixels", Single(s_good with { ObjectSides = [.. Sides(20, 250), .. Sides(80, 20)] }), StringComparison.Ordinal);

    [Fact]
    public void ClassesOfFewBoxesAreNamed()
    {
        Assert.StartsWith(
            "Three classes have under 20 boxes here (a, b, c)",
            Single(s_good with { ClassObjects = [("a", 19, 17), ("b", 12, 10), ("c", 15, 13), ("d", 20, 18)] }),
            StringComparison.Ordinal);
        Assert.StartsWith("The class a has under 20 boxes", Single(s_good with { ClassObjects = [("a", 19, 17), ("b", 20, 18)] }), StringComparison.Ordinal);
    }

    [Fact]
    public void AClassThatIsHardlyFoundIsNamed()
    {
        Assert.StartsWith("44 of 100 dog are found at a score of 0.50, of the other classes 90 %", Single(s_good with { ClassObjects = [("cat", 100, 90), ("dog", 100, 44)] }), StringComparison.Ordinal);
        Assert.Empty(AdviceRules.Of(s_good with { ClassObjects = [("cat", 100, 90), ("dog", 100, 45)] }));
        Assert.Empty(AdviceRules.Of(s_good with { ClassObjects = [("dog", 100, 0)] }));
    }

    [Fact]
    public void ABetterThresholdIsTold()
    {
        Assert.Contains("0.30 instead of 0.50", Single(s_good with { BestThreshold = 0.3, F1 = 0.8, BestF1 = 0.84 }), StringComparison.Ordinal);
        Assert.Empty(AdviceRules.Of(s_good with { BestThreshold = 0.3, F1 = 0.8, BestF1 = 0.82 }));
    }

    [Fact]
    public void ManyFalseAlarmsAreTold()
    {
        Assert.StartsWith("0.5 wrong boxes a picture", Single(s_good with { FalsePositives = 50 }), StringComparison.Ordinal);
        Assert.Empty(AdviceRules.Of(s_good with { FalsePositives = 49 }));
    }

    [Fact]
    public void ClassesThatAreMistakenForOneAnotherAreTold()
    {
        Assert.StartsWith("9 of 90 found cat are taken for dog:", Single(s_good with { Mistaken = [("cat", "dog", 9, 90), ("dog", "cat", 2, 90)] }), StringComparison.Ordinal);
        Assert.Empty(AdviceRules.Of(s_good with { Mistaken = [("cat", "dog", 8, 90)] }));
        Assert.Empty(AdviceRules.Of(s_good with { Mistaken = [("cat", "dog", 1, 2)] }));
    }

    [Fact]
    public void BoxesThatLieBadlyAreTold()
    {
        Assert.Contains("precision is 0.60, and 0.75 where", Single(s_good with { AveragePrecision = 0.6, LooseAveragePrecision = 0.75 }), StringComparison.Ordinal);
        Assert.Empty(AdviceRules.Of(s_good with { AveragePrecision = 0.6, LooseAveragePrecision = 0.69 }));
        Assert.Empty(AdviceRules.Of(s_good with { AveragePrecision = null, LooseAveragePrecision = null }));
    }

    [Fact]
    public void UnequalClassesAreTold()
    {
        Assert.StartsWith("cat has 10 times the boxes of dog", Single(s_good with { ClassObjects = [("cat", 300, 270), ("dog", 30, 27)] }), StringComparison.Ordinal);
        Assert.Empty(AdviceRules.Of(s_good with { ClassObjects = [("cat", 299, 269), ("dog", 30, 27)] }));
    }

    [Fact]
    public void PicturesWithoutObjectsAreMissed()
    {
        Assert.StartsWith("No picture is without objects", Single(s_good with { EmptyPhotos = 0 }), StringComparison.Ordinal);
        Assert.StartsWith("Hardly a picture", Single(s_good with { EmptyPhotos = 1 }), StringComparison.Ordinal);
        Assert.Empty(AdviceRules.Of(s_good with { EmptyPhotos = 2 }));
    }

    /// <summary>40 objects, 36 found: 37/42 = 0.881, and 1.96 * sqrt(0.881 * 0.119 / 40) = 0.100.</summary>
    [Fact]
    public void FewObjectsMeasureBadly() => Assert.Equal(
        "Measured on 40 objects only: a share of found objects is right to within 0.10 or so.", Single(s_good with { ObjectSides = Sides(40, 20), Hits = 36 }));

    [Fact]
    public void NothingFoundIsTold() => Assert.Contains("Nothing is found at a score of 0.50", Single(s_good with { Hits = 0 }), StringComparison.Ordinal);

    [Fact]
    public void WhatWasLeftOutIsTold() => Assert.StartsWith("3 things in the data set could not be used", Single(s_good with { LeftOut = 3 }), StringComparison.Ordinal);

    [Fact]
    public void WithoutPhotosOrObjectsNothingIsDividedByZero() => Assert.NotNull(AdviceRules.Of(s_good with { ObjectSides = [], ClassObjects = [], Photos = 0, EmptyPhotos = 0, Hits = 0, FalsePositives = 0, BestThreshold = null, Mistaken = [] }));

    private static string Single(AdviceFacts facts) => Assert.Single(AdviceRules.Of(facts));

    private static IReadOnlyList<double> Sides(int count, double side) => [.. Enumerable.Repeat(side, count)];
}
