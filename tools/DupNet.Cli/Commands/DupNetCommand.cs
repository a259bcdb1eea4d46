using System;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.IO;
using DupNet.Cli.Flashing;
using DupNet.Devices;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.Cli.Commands;

/// <summary>The <c>dupnet</c> command: data on standard output, everything else on standard error.</summary>
internal static class DupNetCommand
{
    private const string Name = "dupnet";

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="output">Takes the data.</param>
    /// <param name="error">Takes progress and messages.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        var root = new RootCommand(
            "Finds faces with DupNet models. Exit code: 0, 1 if a file or board cannot be used, 2 for a wrong command line.")
        {
            BenchCommand.Create(output),
            BoardsCommand.Create(output),
            DetectCommand.Create(output, error),
            DeviceCommand.Create(output, error),
            EvalCommand.Create(output, error),
            FlashCommand.Create(output, error, new NanoffProcess(), new ConsoleSelfTestReader(), new DeviceSelfTestReader()),
            InspectCommand.Create(output),
        };
        ParseResult result = root.Parse(arguments);
        if (result.Action is ParseErrorAction)
        {
            return ReportUsage(result, error);
        }

        try
        {
            return result.Invoke(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (CommandException e)
        {
            Report(error, e.Message);
            return e.ExitCode;
        }
        catch (Exception e) when (e is DeviceException or LabelException or PictureException)
        {
            Report(error, e.Message);
            return ExitCode.Failure;
        }
#pragma warning disable CA1031 // A user is never shown a stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Report(error, $"unexpected error, please report it: {e.GetType().Name}: {e.Message}");
            return ExitCode.Failure;
        }
    }

    /// <summary>Writes a message that the user should see.</summary>
    public static void Report(TextWriter error, string message) => error.WriteLine($"{Name}: {message}");

    private static int ReportUsage(ParseResult result, TextWriter error)
    {
        foreach (ParseError parseError in result.Errors)
        {
            Report(error, parseError.Message);
        }

        error.WriteLine($"Try '{NameOf(result.CommandResult)} --help'.");
        return ExitCode.Usage;
    }

    private static string NameOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{NameOf(parent)} {command.Command.Name}" : Name;
}
