using System;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.IO;
using DupNet.Cli.Commands;
using DupNet.Comparison.Commands;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.Comparison;

/// <summary>Compares DupNet models with what else finds faces. Exit codes and streams as those of <c>dupnet</c>.</summary>
internal static class Program
{
    private static int Main(string[] arguments) => Run(arguments, Console.Out, Console.Error);

    /// <summary>Runs a command line.</summary>
    internal static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Compares DupNet models with other detectors and runtimes.")
        {
            AccuracyCommand.Create(output, error),
            SpeedCommand.Create(output, error),
            ExportCommand.Create(),
            RelabelCommand.Create(output, error),
        };

        // @160 is the built-in model at 160, not a file of arguments.
        ParseResult result = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Action is ParseErrorAction)
        {
            foreach (ParseError parseError in result.Errors)
            {
                Report(error, parseError.Message);
            }

            return ExitCode.Usage;
        }

        try
        {
            return result.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (CommandException e)
        {
            Report(error, e.Message);
            return e.ExitCode;
        }
        catch (Exception e) when (e is LabelException or PictureException)
        {
            Report(error, e.Message);
            return ExitCode.Failure;
        }
    }

    private static void Report(TextWriter error, string message) => error.WriteLine($"dupnet-compare: {message}");
}
