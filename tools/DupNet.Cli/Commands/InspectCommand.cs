using System.CommandLine;
using System.IO;
using System.Text;
using DupNet.Boards;
using DupNet.Counting.Costs;
using DupNet.Cli.Output;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Files;
using DupNet.CommandLine.Output;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.Pictures;
using DupNet.Reporting;
using DupNet.Reporting.Budgets;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet inspect</c>: what a model is made of and what it costs.</summary>
internal static class InspectCommand
{
    private const string Description = "Prints what a model is made of and what it costs.";

    /// <summary>Makes the command <c>inspect</c>, writing to <paramref name="output"/>.</summary>
    public static Command Create(TextWriter output)
    {
        var file = new Argument<string?>("MODEL")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The model file (.dupnet). Without it the built-in face detector is inspected.",
        };
        Option<InputSize?> size = ModelOptions.Size();
        Option<bool> json = CommonOptions.Json("Print one line of JSON instead of tables.");
        var board = new Option<string?>("--board", "-b")
        {
            Description = "Also what the model takes of this board, in each way to run it; a name from 'dupnet boards'. With --html the page shows this board alone.",
            HelpName = "NAME",
        };
        var html = new Option<string?>("--html")
        {
            Description = "Also write a page that people look at: one HTML file with the network drawn, its bytes, cost and memory over time, and its weights.",
            HelpName = "FILE",
        };
        var picture = new Option<string?>("--picture")
        {
            Description = "With --html, also what happens in this picture: maps layer by layer, cells that fired, boxes before and after merging, and what was nearly found.",
            HelpName = "PICTURE",
        };
        var command = new Command("inspect", Description) { file, size, json, board, html, picture };
        command.Validators.Add(result =>
        {
            if (result.GetResult(picture) is not null && result.GetResult(html) is null)
            {
                result.AddError("--picture needs --html, the page that shows it.");
            }
        });
        command.SetAction(parsed =>
        {
            Board? known = parsed.GetValue(board) is string boardName ? BoardsCommand.Find(boardName) : null;
            DupNetModel model = ModelFile.Load(parsed.GetValue(file), ModelOptions.AnyBudget, out byte[] bytes);
            DetectorSettings settings = PictureDetector.SettingsFor(model, parsed.GetValue(size));
            ModelReport report = ModelReport.Of(model, settings);
            var input = new InputSize(settings.InputWidth, settings.InputHeight);
            BoardBudget? budget = known is null ? null : BoardBudget.Of(model, bytes, [input], [known])[0];
            Picture? photo = parsed.GetValue(picture) is string path ? PictureFile.Load(path) : null;
            if (parsed.GetValue(json))
            {
                JsonLine.Write(output, new InspectedModel(report, budget is null ? null : BoardJson.Of(budget)));
            }
            else
            {
                ModelReportText.Write(output, report, budget);
            }

            if (parsed.GetValue(html) is string page)
            {
                string name = Path.GetFileName(parsed.GetValue(picture) ?? string.Empty);
                OutputFile.Write(page, Encoding.UTF8.GetBytes(ModelPage.Write(model, bytes, input, photo, name, budget)));
            }
        });
        return command;
    }
}
