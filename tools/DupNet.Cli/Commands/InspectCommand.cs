using System.CommandLine;
using System.IO;
using DupNet.Cli.Costs;
using DupNet.Cli.Output;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Output;
using DupNet.Embedded;
using DupNet.Measuring.Models;

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
        var command = new Command("inspect", Description) { file, size, json };
        command.SetAction(parsed =>
        {
            DupNetModel model = ModelFile.Load(parsed.GetValue(file), ModelOptions.AnyBudget);
            ModelReport report = ModelReport.Of(model, PictureDetector.SettingsFor(model, parsed.GetValue(size)));
            if (parsed.GetValue(json))
            {
                JsonLine.Write(output, report);
            }
            else
            {
                ModelReportText.Write(output, report);
            }
        });
        return command;
    }
}
