using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using DupNet.CommandLine.Files;
using DupNet.CommandLine.Outcomes;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.Reporting.Budgets;
using DupNet.Reporting.Markup;
using DupNet.Reporting.Measures;
using DupNet.Reporting.Runs;
using DupNet.Reporting.Sections;

namespace DupNet.Reporting;

/// <summary>A page about a training run: its curves, anchors over the objects, and all that <see cref="EvaluationPage"/> tells of its model.</summary>
public static class RunReport
{
    /// <summary>Writes the page as a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="run">The run and the model that it left.</param>
    /// <param name="found">What the model finds in photos that it was not trained with; null where there were none.</param>
    /// <exception cref="CommandException">The file cannot be written.</exception>
    public static void Write(string path, TrainedRun run, MeasuredModel? found) => OutputFile.Write(path, Encoding.UTF8.GetBytes(Page(run, found)));

    /// <summary>The page: one self-contained HTML file.</summary>
    /// <param name="run">The run and the model that it left.</param>
    /// <param name="found">What the model finds in photos that it was not trained with; null where there were none.</param>
    public static string Page(TrainedRun run, MeasuredModel? found)
    {
        ArgumentNullException.ThrowIfNull(run);
        DupNetModel model = DupNetModel.Load(run.File, ModelOptions.AnyBudget);
        IReadOnlyList<string> advice = RunAdvice.Of(RunFacts.Of(run, model));
        IEnumerable<XElement?> sections =
        [
            Tag.Of("h1", $"{model.Name}: how it was trained"),
            Tag.Of("p", Tag.Class("soft"), Tag.Text($"{run.Trained.Count} pictures with {run.Trained.Sum(static photo => photo.Objects.Count)} objects; run in {run.Folder}.")),
            run.Notes.Count == 0 ? null : Tag.Of("ul", Tag.Class("advice"), run.Notes.Select(static note => Tag.Of("li", note))),
            advice.Count == 0 ? null : Tag.Of("h2", "What to do in the next run"),
            advice.Count == 0 ? null : Tag.Of("ul", Tag.Class("advice"), advice.Select(static line => Tag.Of("li", line))),
            .. RunSection.Draw(run, model),
            .. found is null ? Unmeasured(run, model) : EvaluationPage.Sections(found).Prepend(Tag.Of("h2", "What the model finds")),
        ];
        return HtmlPage.Write($"{model.Name}: training", sections.OfType<XElement>());
    }

    private static IEnumerable<XElement> Unmeasured(TrainedRun run, DupNetModel model) =>
    [
        Tag.Of("p", "No pictures were kept apart, so nobody knows how well the model finds what it has not seen."),
        Tag.Of("h2", "What it takes of each board"),
        BudgetSection.Draw(BoardBudget.Of(model, run.File, [new InputSize(model.DefaultWidth, model.DefaultHeight)])),
    ];
}
