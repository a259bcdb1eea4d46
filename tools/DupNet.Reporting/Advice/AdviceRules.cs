using System;
using System.Collections.Generic;
using System.Linq;

namespace DupNet.Reporting.Advice;

/// <summary>Says in plain words what the numbers mean for whoever wants better ones, the most urgent first.</summary>
internal static class AdviceRules
{
    /// <summary>Below that, objects are too few to learn a class from, or to measure it.</summary>
    private const int FewObjects = 20;

    private const int FewToMeasure = 100;
    private const double ManyTooSmall = 0.1;
    private const double FewTooSmall = 0.05;
    private const double ManyFalsePositives = 0.5;
    private const double ThresholdGain = 0.03;
    private const double ManyMistaken = 0.1;
    private const double Unequal = 10;
    private const double HardlyFound = 0.5;
    private const double FewEmpty = 0.02;
    private const double ManyBadlyPlaced = 0.1;

    private static readonly Func<AdviceFacts, string?>[] s_rules =
        [LeftOut, NothingFound, TooSmall, TooLarge, FewOfAClass, HardestClass, BetterThreshold, FalsePositives, BadlyPlaced, Mistaken, UnequalClasses, NoEmptyPhotos, FewMeasured];

    /// <summary>The advice that applies.</summary>
    public static IReadOnlyList<string> Of(AdviceFacts facts) => [.. s_rules.Select(rule => rule(facts)).OfType<string>()];

    private static string? LeftOut(AdviceFacts facts) => facts.LeftOut == 0
        ? null
        : Text($"{Things(facts.LeftOut, "thing")} in the data set could not be used and did not count. The list is at the end of this page.");

    private static string? NothingFound(AdviceFacts facts) => facts.Hits > 0 || facts.ObjectSides.Count == 0
        ? null
        : Text($"Nothing is found at a score of {facts.Threshold:0.00}. Look at the pictures below: are boxes where the objects are, and is this the model for them?");

    private static string? TooSmall(AdviceFacts facts)
    {
        double share = ShareBelow(facts, facts.SmallestObject, 1);
        if (share < ManyTooSmall)
        {
            return null;
        }

        int longer = Math.Max(facts.Input.Width, facts.Input.Height);
        int? better = null;
        for (int side = longer + facts.SideStep; side <= facts.LargestSide && better is null; side += facts.SideStep)
        {
            better = ShareBelow(facts, facts.SmallestObject, (double)side / longer) < FewTooSmall ? side : null;
        }

        string remedy = better is int use
            ? Text($"use an input of {use} (--size {use}), which takes more time and memory, or crop the pictures around the objects.")
            : Text($"crop the pictures around the objects, or bring the camera closer: no input that this model allows (up to {facts.LargestSide}) makes them large enough.");
        return Text($"{share:0 %} of your objects are below {facts.SmallestObject:0} pixels at {facts.Input}, smaller than what this model finds: {remedy}");
    }

    private static string? TooLarge(AdviceFacts facts)
    {
        double share = facts.ObjectSides.Count == 0 ? 0 : (double)facts.ObjectSides.Count(side => side > facts.LargestObject) / facts.ObjectSides.Count;
        return share < ManyTooSmall
            ? null
            : Text($"{share:0 %} of your objects are above {facts.LargestObject:0} pixels at {facts.Input}, larger than what this model finds whole: use a smaller input, or two sizes at once (--sizes).");
    }

    private static string? FewOfAClass(AdviceFacts facts)
    {
        string[] few = [.. facts.ClassObjects.Where(static found => found.Objects < FewObjects).Select(static found => Name(found.Name))];
        return few.Length switch
        {
            0 => null,
            1 => Text($"The class {few[0]} has under {FewObjects} boxes here: what this page says of it may be chance. Label more of it."),
            _ => Text($"{Capital(Count(few.Length))} classes have under {FewObjects} boxes here ({string.Join(", ", few)}): what this page says of them may be chance. Label more of them."),
        };
    }

    /// <summary>A class that is found by less than half as often as the others together.</summary>
    private static string? HardestClass(AdviceFacts facts)
    {
        (string Name, int Objects, int Found)[] present = [.. facts.ClassObjects.Where(static found => found.Objects >= FewObjects)];
        if (present.Length < 2)
        {
            return null;
        }

        (string Name, int Objects, int Found) worst = present.MinBy(static found => (double)found.Found / found.Objects);
        double others = (double)present.Sum(found => found == worst ? 0 : found.Found) / present.Sum(found => found == worst ? 0 : found.Objects);
        return worst.Found >= HardlyFound * others * worst.Objects
            ? null
            : Text($"{worst.Found} of {worst.Objects} {Name(worst.Name)} are found at a score of {facts.Threshold:0.00}, of the other classes {others:0 %}: label more of it, look at its sizes, or show it from a lower score on.");
    }

    private static string? BetterThreshold(AdviceFacts facts) => facts.BestThreshold is double best && facts.BestF1 - facts.F1 >= ThresholdGain
        ? Text($"A score threshold of {best:0.00} instead of {facts.Threshold:0.00} would weigh hits against errors better: F1 {facts.BestF1:0.00} instead of {facts.F1:0.00}.")
        : null;

    private static string? FalsePositives(AdviceFacts facts)
    {
        double rate = facts.Photos == 0 ? 0 : (double)facts.FalsePositives / facts.Photos;
        return rate < ManyFalsePositives
            ? null
            : Text($"{rate:0.0} wrong boxes a picture at a score of {facts.Threshold:0.00}: train with pictures of the place without any object, or raise the threshold. Check the wrong pictures below for objects that nobody labelled.");
    }

    private static string? BadlyPlaced(AdviceFacts facts) => facts.LooseAveragePrecision - facts.AveragePrecision >= ManyBadlyPlaced
        ? Text($"Many objects are found, but their boxes lie badly: the average precision is {facts.AveragePrecision:0.00}, and {facts.LooseAveragePrecision:0.00} where an overlap of 0.3 is enough. Are all labels drawn alike, and not too loosely?")
        : null;

    private static string? Mistaken(AdviceFacts facts)
    {
        string[] pairs =
        [
            .. facts.Mistaken.Where(static pair => pair.Found > 0 && pair.Count >= ManyMistaken * pair.Found && pair.Count > 1)
                .OrderByDescending(static pair => pair.Count)
                .Take(3)
                .Select(static pair => Text($"{pair.Count} of {pair.Found} found {Name(pair.Name)} are taken for {Name(pair.Taken)}")),
        ];
        return pairs.Length == 0 ? null : $"{string.Join("; ", pairs)}: label more of both, or make them one class if you need not tell them apart.";
    }

    private static string? UnequalClasses(AdviceFacts facts)
    {
        (string Name, int Objects, int Found)[] present = [.. facts.ClassObjects.Where(static found => found.Objects > 0)];
        if (present.Length < 2)
        {
            return null;
        }

        (string Name, int Objects, int Found) least = present.MinBy(static found => found.Objects);
        (string Name, int Objects, int Found) most = present.MaxBy(static found => found.Objects);
        return most.Objects < Unequal * least.Objects
            ? null
            : Text($"{Name(most.Name)} has {(double)most.Objects / least.Objects:0} times the boxes of {Name(least.Name)}: the overall figures are mostly those of {Name(most.Name)}; look at the classes one by one.");
    }

    private static string? NoEmptyPhotos(AdviceFacts facts) => facts.Photos == 0 || facts.EmptyPhotos >= FewEmpty * facts.Photos
        ? null
        : Text($"{(facts.EmptyPhotos == 0 ? "No picture is" : "Hardly a picture is")} without objects, but a camera mostly sees such: add some, or false alarms in use will be more than this page says.");

    /// <summary>Half the width of the interval that holds the true recall in 95 of 100 cases.</summary>
    private static string? FewMeasured(AdviceFacts facts)
    {
        int objects = facts.ObjectSides.Count;
        if (objects is 0 or >= FewToMeasure)
        {
            return null;
        }

        double recall = (facts.Hits + 1.0) / (objects + 2.0);
        double error = 1.96 * Math.Sqrt(recall * (1 - recall) / objects);
        return Text($"Measured on {Things(objects, "object")} only: a share of found objects is right to within {error:0.00} or so.");
    }

    private static double ShareBelow(AdviceFacts facts, double side, double scale) =>
        facts.ObjectSides.Count == 0 ? 0 : (double)facts.ObjectSides.Count(length => length * scale < side) / facts.ObjectSides.Count;

    private static string Name(string name) => name.Length > 0 ? name : "the object";

    private static string Things(int count, string thing) => count == 1 ? $"1 {thing}" : Text($"{count} {thing}s");

    private static string Count(int count) => count switch
    {
        2 => "two",
        3 => "three",
        4 => "four",
        5 => "five",
        _ => Text($"{count}"),
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    // "62 %" in the invariant culture.
    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
