using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;

namespace DupNet.CommandLine.Commands;

/// <summary>Runs command lines of a program. Whatever goes wrong gives a message in words and one of <see cref="ExitCode"/>.</summary>
/// <param name="output">Takes the data.</param>
/// <param name="error">Takes progress and messages.</param>
/// <param name="isTold">
/// Whether the message of an exception is for the user; that of <see cref="CommandException"/> or of a file that fails always is.
/// </param>
public sealed class CommandRunner(TextWriter output, TextWriter error, Func<Exception, bool> isTold)
{
    // @160 is a file or a size, not a file of arguments; -oX is told as a mistake.
    private static readonly ParserConfiguration s_parser = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>Runs a command line. Nothing runs before the whole line is understood.</summary>
    /// <param name="program">The program's commands.</param>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(ProgramCommand program, string[] arguments)
    {
        FixFlags(program);
        var check = new CommandLineCheck(program, arguments);
        if (check.Mistakes.Count > 0)
        {
            return ReportUsage(check, check.Mistakes);
        }

        ParseResult result = program.Parse(arguments, s_parser);

        // What a script passes for a variable that is not set.
        string[] empty = [.. result.CommandResult.Children.Where(child => child.Tokens.Any(token => token.Value.Length == 0)).Select(NameOf)];
        if (empty.Length > 0)
        {
            return ReportUsage(check, empty.Select(symbol => $"{symbol} must not be empty."));
        }

        if (result.Action is not ParseErrorAction)
        {
            return Invoke(program.Name, result);
        }

        return result.CommandResult.Command.Action is null
            ? ShowCommands(program, check)
            : ReportUsage(check, result.Errors.Select(parseError => parseError.Message));
    }

    /// <summary>What is on or off takes no value: the parser would take a file called <c>true</c> for one.</summary>
    private static void FixFlags(Command command)
    {
        foreach (Option option in command.Options.Where(option => option.ValueType == typeof(bool)))
        {
            option.Arity = ArgumentArity.Zero;
        }

        foreach (Command part in command.Subcommands)
        {
            FixFlags(part);
        }
    }

    private static string NameOf(SymbolResult symbol) => symbol switch
    {
        OptionResult option => option.Option.Name,
        ArgumentResult argument => argument.Argument.Name,
        _ => string.Empty,
    };

    private int Invoke(string name, ParseResult result)
    {
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
            Tell(name, e.Message);
            return e.ExitCode;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || isTold(e))
        {
            Tell(name, e.Message);
            return ExitCode.Failure;
        }
#pragma warning disable CA1031 // A user is never shown a stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Tell(name, $"unexpected error, please report it: {e.GetType().Name}: {e.Message}");
            return ExitCode.Failure;
        }
    }

    private void Tell(string name, string message) => Tell(() => ErrorLine.Write(error, name, message));

    /// <summary>Writes a message. Where messages cannot be written, on a full disk or to who has gone, the exit code tells all the same.</summary>
    private static void Tell(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
            // There is nowhere to say so.
        }
    }

    /// <summary>Tells that a command is missing, and which there are.</summary>
    private int ShowCommands(ProgramCommand program, CommandLineCheck check)
    {
        Tell(program.Name, "a command is missing.");
        Tell(() => HelpCommand.Show(program, [.. check.Path.Skip(1).Select(command => command.Name)], new InvocationConfiguration { Output = error, Error = error }));
        return ExitCode.Usage;
    }

    private int ReportUsage(CommandLineCheck check, IEnumerable<string> messages)
    {
        foreach (string message in messages)
        {
            Tell(check.Path[0].Name, message);
        }

        Tell(() => error.WriteVisible($"Try '{string.Join(' ', check.Path.Select(command => command.Name))} --help'."));
        return ExitCode.Usage;
    }
}
