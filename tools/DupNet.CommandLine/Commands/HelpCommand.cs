using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using DupNet.CommandLine.Outcomes;

namespace DupNet.CommandLine.Commands;

/// <summary><c>help</c>: help by words in place of an option.</summary>
internal static class HelpCommand
{
    private const string HelpOption = "--help";

    /// <summary>Makes the command <c>help</c> of a program.</summary>
    public static Command Create(Command program)
    {
        var words = new Argument<string[]>("COMMAND") { Description = "The command. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("help", "Shows help for a command.") { words };
        command.SetAction(parsed => Show(program, parsed.GetValue(words) ?? [], parsed.InvocationConfiguration));
        return command;
    }

    /// <summary>Shows the help of a program or of one of its commands.</summary>
    /// <param name="program">The program.</param>
    /// <param name="words">Names of the commands that lead to the wanted one, its own name last; none for the program.</param>
    /// <param name="configuration">Where the help goes.</param>
    /// <exception cref="CommandException">The program has no such command.</exception>
    public static int Show(Command program, IReadOnlyList<string> words, InvocationConfiguration configuration)
    {
        Command command = program;
        foreach (string word in words)
        {
            command = command.Subcommands.FirstOrDefault(sub => sub.Name == word)
                ?? throw new CommandException(ExitCode.Usage, CommandLineCheck.UnknownCommand(command, word));
        }

        return program.Parse([.. words, HelpOption]).Invoke(configuration);
    }
}
