using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Outcomes;

namespace DupNet.CommandLine.Commands;

/// <summary>Runs command lines of a program: whatever goes wrong is a message in words and one of <see cref="ExitCode"/>.</summary>
/// <param name="name">The program's name.</param>
/// <param name="output">Takes the data.</param>
/// <param name="error">Takes progress and messages.</param>
/// <param name="isTold">Whether the message of an exception is for the user; of <see cref="CommandException"/> it always is.</param>
public sealed class CommandRunner(string name, TextWriter output, TextWriter error, Func<Exception, bool> isTold)
{
    /// <summary>Runs a command line.</summary>
    /// <param name="root">The program's commands.</param>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="parser">How arguments are read; null for the usual way.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(RootCommand root, string[] arguments, ParserConfiguration? parser = null)
    {
        ParseResult result = root.Parse(arguments, parser);
        if (result.Action is ParseErrorAction)
        {
            return ReportUsage(result, result.Errors.Select(parseError => parseError.Message));
        }

        // What a script passes for a variable that is not set.
        string[] empty = [.. result.CommandResult.Children.Where(child => child.Tokens.Any(token => token.Value.Length == 0)).Select(NameOf)];
        if (empty.Length > 0)
        {
            return ReportUsage(result, empty.Select(symbol => $"{symbol} must not be empty."));
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
            Report(e.Message);
            return e.ExitCode;
        }
        catch (Exception e) when (isTold(e))
        {
            Report(e.Message);
            return ExitCode.Failure;
        }
#pragma warning disable CA1031 // A user is never shown a stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Report($"unexpected error, please report it: {e.GetType().Name}: {e.Message}");
            return ExitCode.Failure;
        }
    }

    private static string NameOf(SymbolResult symbol) => symbol switch
    {
        OptionResult option => option.Option.Name,
        ArgumentResult argument => argument.Argument.Name,
        _ => string.Empty,
    };

    private int ReportUsage(ParseResult result, IEnumerable<string> messages)
    {
        foreach (string message in messages)
        {
            Report(message);
        }

        error.WriteLine($"Try '{PathOf(result.CommandResult)} --help'.");
        return ExitCode.Usage;
    }

    private string PathOf(CommandResult command) => command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : name;

    private void Report(string message) => error.WriteLine($"{name}: {message}");
}
