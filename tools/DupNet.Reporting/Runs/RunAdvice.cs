using System;
using System.Collections.Generic;
using System.Linq;

namespace DupNet.Reporting.Runs;

/// <summary>Says in plain words what a run's numbers mean.</summary>
internal static class RunAdvice
{
    private const int FewObjects = 20;
    private const double StillRising = 0.01;
    private const double Early = 0.5;
    private const double PoorFit = 0.6;
    private const int LeastScores = 4;

    private static readonly Func<RunFacts, string?>[] s_rules = [FewOfAClass, BestIsLast, BestIsEarly, AnchorsFitBadly];

    /// <summary>The advice that applies.</summary>
    public static IReadOnlyList<string> Of(RunFacts facts) => [.. s_rules.Select(rule => rule(facts)).OfType<string>()];

    private static string? FewOfAClass(RunFacts facts)
    {
        string[] few = [.. facts.ClassObjects.Where(static found => found.Objects < FewObjects).Select(static found => Text($"{found.Name} has {found.Objects}"))];
        return few.Length == 0 ? null : Text($"{(few.Length == 1 ? "A class was" : Text($"{few.Length} classes were"))} trained with under {FewObjects} boxes ({string.Join(", ", few)}): label more.");
    }

    private static string? BestIsLast(RunFacts facts)
    {
        if (facts.Scores.Count < LeastScores || facts.BestStep is not double best || best < facts.Scores[^1].Step)
        {
            return null;
        }

        double gain = facts.Scores[^1].Score - facts.Scores[facts.Scores.Count * 3 / 4 - 1].Score;
        return gain < StillRising ? null : Text($"In its last quarter the run still got better by {gain:0.00}: a longer one may reach more.");
    }

    private static string? BestIsEarly(RunFacts facts) =>
        facts.Scores.Count < LeastScores || facts.BestStep is not double best || best > Early * facts.Scores[^1].Step
            ? null
            : Text($"The best model is of step {best:0}, after {best / facts.Scores[^1].Step:0 %} of the run; later it learned the pictures by heart. More, and more different, pictures help; more steps do not.");

    private static string? AnchorsFitBadly(RunFacts facts) => facts.AnchorOverlap is double overlap && overlap < PoorFit
        ? Text($"The anchors overlap the objects by {overlap:0.00} on the mean, where 0.7 is usual: anchors fitted to these objects would help.")
        : null;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
