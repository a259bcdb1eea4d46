using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using DupNet.Cli.Flashing;
using DupNet.Cli.Output;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Outcomes;
using DupNet.Embedded;
using DupNet.Measuring.Models;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet flash</c>: puts firmware and application on a board and reads the self-test back.</summary>
internal static partial class FlashCommand
{
    private const string Description =
        "Flashes a board with nanoff, then waits until the image that was flashed tells its own build stamp, and that the model gives the right "
        + "answer. Only then it prints OK.";

    private const int MostSeconds = 3600;
    private const int FastestBaud = 10_000_000;

    /// <summary>Makes the command <c>flash</c>, writing the result to <paramref name="output"/> and progress to <paramref name="error"/>.</summary>
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
        model.Description = "The model file (.dupnet) that the application must run. Without it, any that the image holds, or the built-in one.";
        var baud = new Option<int?>("--baud")
        {
            Description = "Bits a second while flashing, for adapters that are too slow for nanoff's own rate, such as 115200.",
            HelpName = "N",
            CustomParser = static result =>
            {
                string text = result.Tokens[0].Value;
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int rate) && rate is > 0 and <= FastestBaud)
                {
                    return rate;
                }

                result.AddError($"--baud must be a number of bits a second, such as 115200, not '{text}'.");
                return null;
            },
        };
        var massErase = new Option<bool>("--masserase")
        {
            Description = "Erase the whole flash before the firmware is written, for a changed layout of partitions; the application and the drive are lost.",
        };
        var firmwareVersion = new Option<string?>("--fwversion")
        {
            Description = "Version of the stock firmware, as 'nanoff --listtargets' shows it. Without it the latest stable one.",
            HelpName = "VERSION",
        };
        Option<int> wait = CommonOptions.Number(
            "--wait", "SECONDS", "Seconds to wait for the self-test.", MostSeconds, 120, $"an integer from 1 to {MostSeconds}");
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the nanoff commands and run nothing." };
        var command = new Command("flash", Description)
        {
            board, port, linkPort, image, clr, applicationOnly, baud, massErase, firmwareVersion, model, wait, dryRun,
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

            if (result.GetValue(applicationOnly) && (result.GetValue(massErase) || result.GetValue(firmwareVersion) is not null))
            {
                result.AddError("--application-only leaves the firmware, so it excludes --masserase and --fwversion.");
            }

            if (result.GetValue(massErase) && result.GetValue(image) is null && !result.GetValue(dryRun))
            {
                result.AddError("--masserase needs --image: it erases the application too.");
            }

            if (result.GetValue(clr) is not null && result.GetValue(firmwareVersion) is not null)
            {
                result.AddError("--clr and --fwversion exclude each other.");
            }

            if (result.GetValue(firmwareVersion) is { Length: > 0 } version && !VersionPattern().IsMatch(version))
            {
                result.AddError($"--fwversion must be a version, such as 1.12.1.3, not '{version}'.");
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
                !parsed.GetValue(applicationOnly))
            {
                Baud = parsed.GetValue(baud),
                MassErase = parsed.GetValue(massErase),
                FirmwareVersion = parsed.GetValue(firmwareVersion),
            };
            if (parsed.GetValue(dryRun))
            {
                PrintSteps(job, output, error);
                return;
            }

            DeploymentImage? application = job.CheckFiles();
            string? modelFile = parsed.GetValue(model);
            IReadOnlyList<DupNetModel> models = modelFile is null && application is { Models.Count: > 0 } ? application.Models : [ModelFile.Load(modelFile)];
            var run = new FlashRun(nanoff, job.Link is null ? lines : link, output, error);
            run.Flash(job, application, models, TimeSpan.FromSeconds(parsed.GetValue(wait)));
        });
        return command;
    }

    [GeneratedRegex(@"^\d+(\.\d+){1,3}(-[0-9A-Za-z.]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionPattern();

    /// <summary>An image that is still to be built keeps nobody from looking.</summary>
    private static void PrintSteps(FlashJob job, TextWriter output, TextWriter error)
    {
        if (job.Image is { } image && !File.Exists(image))
        {
            ProgramMessage.Write(error, $"{image}: no such file yet.");
            (job with { Image = null }).CheckFiles();
        }
        else
        {
            job.CheckFiles();
        }

        job.Print(output);
    }

    private static Option<string?> Text(string name, string help, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = help };
}
