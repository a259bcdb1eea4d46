using System;
using System.CommandLine;
using System.IO;
using DupNet.Cli.Flashing;
using DupNet.CommandLine.Commands;
using DupNet.Measuring.Models;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet flash</c>: puts firmware and application on a board and reads the self-test back.</summary>
internal static class FlashCommand
{
    private const string Description =
        "Flashes a board with nanoff, then waits until the self-test on the board tells that the model gives the right answer. "
        + "Only then it prints OK.";

    private const int MostSeconds = 3600;

    /// <summary>The command, writing the result to <paramref name="output"/> and progress to <paramref name="error"/>.</summary>
    /// <param name="output">Takes the result.</param>
    /// <param name="error">Takes progress.</param>
    /// <param name="nanoff">Flashes.</param>
    /// <param name="lines">Reads the lines of the self-test on the port for flashing.</param>
    /// <param name="link">Asks the serial detector on the link.</param>
    public static Command Create(TextWriter output, TextWriter error, INanoff nanoff, ISelfTestReader lines, ISelfTestReader link)
    {
        var board = new Option<string>("--board", "-b")
        {
            Description = "The board, a name from 'dupnet boards'.",
            HelpName = "NAME",
            Required = true,
        };
        Option<string?> port = Text("--port", "PORT", "Serial port that the board is flashed through, such as COM5 or /dev/ttyUSB0.", "-p");
        Option<string?> linkPort = Text(
            "--link",
            "PORT",
            "Serial port of the link, to ask the serial detector there; its pins: 'dupnet boards show NAME'. Without it the lines of the self-test are read on --port.");
        Option<string?> image = Text("--image", "FILE", "Deployment image of the application. Without it the one on the board stays.");
        Option<string?> clr = Text("--clr", "FILE", "A firmware of your own (nanoCLR.bin) in place of the stock one.");
        var applicationOnly = new Option<bool>("--application-only") { Description = "Leave the firmware as it is." };
        Option<string?> model = ModelOptions.Model();
        model.Description = "The model file (.dupnet) that the application holds. Without it the built-in one is expected.";
        Option<int> wait = CommonOptions.Number(
            "--wait", "SECONDS", "Seconds to wait for the self-test.", MostSeconds, 120, $"an integer from 1 to {MostSeconds}");
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the nanoff commands and run nothing." };
        var command = new Command("flash", Description)
        {
            board, port, linkPort, image, clr, applicationOnly, model, wait, dryRun,
        };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(dryRun) && result.GetValue(port) is null)
            {
                result.AddError("--port is needed, unless --dry-run only prints the commands.");
            }

            if (result.GetValue(applicationOnly) && (result.GetValue(clr) is not null || result.GetValue(image) is null))
            {
                result.AddError("--application-only needs --image and excludes --clr.");
            }
        });
        command.SetAction(parsed =>
        {
            var job = new FlashJob(
                BoardsCommand.Find(parsed.GetRequiredValue(board)),
                parsed.GetValue(port),
                parsed.GetValue(linkPort),
                parsed.GetValue(image),
                parsed.GetValue(clr),
                !parsed.GetValue(applicationOnly));
            job.CheckFiles();
            if (parsed.GetValue(dryRun))
            {
                job.Print(output);
                return;
            }

            long checksum = ModelFile.Load(parsed.GetValue(model)).Checksum;
            var run = new FlashRun(nanoff, job.Link is null ? lines : link, output, error);
            run.Flash(job, checksum, TimeSpan.FromSeconds(parsed.GetValue(wait)));
        });
        return command;
    }

    private static Option<string?> Text(string name, string help, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = help };
}
