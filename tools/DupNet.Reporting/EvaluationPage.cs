using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using DupNet.Evaluation;
using DupNet.Reporting.Advice;
using DupNet.Reporting.Budgets;
using DupNet.Reporting.Markup;
using DupNet.Reporting.Measures;
using DupNet.Reporting.Sections;

namespace DupNet.Reporting;

/// <summary>A page about what a model finds in labelled photos: advice, curves, tables by class and size, pictures, and what it takes of each board.</summary>
public static class EvaluationPage
{
    /// <summary>The most that the pictures of a page take, in characters; the rest is far less.</summary>
    public const int MostPictureCharacters = 2_500_000;

    /// <summary>The page: one self-contained HTML file.</summary>
    /// <param name="measured">The model and what it finds; at least one photo.</param>
    public static string Write(MeasuredModel measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        return HtmlPage.Write($"{measured.Model.Name} on {measured.Data}", [Tag.Of("h1", $"{measured.Model.Name}: what it finds"), .. Sections(measured)]);
    }

    /// <summary>All but the heading, for pages that tell more.</summary>
    internal static IEnumerable<XElement> Sections(MeasuredModel measured)
    {
        DetectionEvaluation evaluation = measured.Found.Evaluate();
        IReadOnlyList<PhotoOutcome> outcomes = PhotoOutcome.Of(measured);
        ClassConfusion confusion = ClassConfusion.Of(measured.Classes, outcomes);
        IReadOnlyList<string> advice = AdviceRules.Of(AdviceFacts.Of(measured, outcomes, confusion, evaluation));
        bool showClasses = measured.Classes.Count > 1;
        XElement?[] sections =
        [
            measured.Data.Length == 0 ? null : Tag.Of("p", Tag.Class("soft"), Tag.Text($"Measured on {measured.Data}; model checksum {measured.Model.Checksum:x8}.")),
            measured.Remark is null ? null : Tag.Of("p", Tag.Class("soft"), measured.Remark),
            AccuracySection.Tiles(measured, evaluation),
            Tag.Of("h2", "What to do"),
            advice.Count == 0 ? Tag.Of("p", "The numbers give no reason for advice.") : Tag.Of("ul", Tag.Class("advice"), advice.Select(static line => Tag.Of("li", line))),
            Tag.Of("h2", "Accuracy"),
            AccuracySection.Curves(measured),
            AccuracySection.ClassTable(measured, evaluation, outcomes),
            AccuracySection.PartTable(evaluation),
            Tag.Of("h2", "What is taken for what"),
            Tag.Of("p", Tag.Class("soft"), Tag.Text($"Boxes of a score of {measured.Threshold:0.00} and more, the model's own threshold, matched with labels by place alone.")),
            ConfusionSection.Draw(confusion),
            Tag.Of("h2", "Sizes"),
            SizeSection.Draw(SizeBin.Of(outcomes, measured.LargestInput), measured.LargestInput),
            Tag.Of("h2", "Pictures"),
            .. PhotoSheets.Draw(outcomes, showClasses, new PhotoBudget(MostPictureCharacters)),
            Tag.Of("h2", "What it takes of each board"),
            BudgetSection.Draw(BoardBudget.Of(measured.Model, measured.File, measured.Inputs)),
            .. TroubleSection.Draw(measured.Troubles),
        ];
        return sections.OfType<XElement>();
    }
}
