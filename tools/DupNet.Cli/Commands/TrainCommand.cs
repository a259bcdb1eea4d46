using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using DupNet.Cli.Training;
using DupNet.CommandLine.Commands;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet train</c>: starts the trainer, which has a command with the same arguments.</summary>
internal static class TrainCommand
{
    /// <summary>The command of this program.</summary>
    public const string Name = "train";

    /// <summary>The trainer's command.</summary>
    public const string TrainerName = "auto";

    /// <summary>Makes the command.</summary>
    /// <param name="trainer">Runs it.</param>
    public static Command Create(ITrainer trainer)
    {
        var options = new TrainingOptions();
        Command command = options.Command(Name);
        command.SetAction(parsed =>
        {
            if (options.BoardOf(parsed) is string board)
            {
                _ = BoardsCommand.Find(board);
            }

            return trainer.Run([TrainerName, .. Given(command, parsed)]);
        });
        return command;
    }

    // All that the user wrote after the command's name; a value stays with its option, since it may begin with '-'.
    private static IEnumerable<string> Given(Command command, ParseResult parsed)
    {
        Token[] tokens = [.. parsed.Tokens.SkipWhile(static token => token.Value != Name).Skip(1)];
        for (int i = 0; i < tokens.Length; i++)
        {
            bool takesValue = tokens[i].Type == TokenType.Option
                && command.Options.Any(option => option.ValueType != typeof(bool) && option.Aliases.Prepend(option.Name).Contains(tokens[i].Value));
            yield return takesValue ? $"{tokens[i].Value}={tokens[++i].Value}" : tokens[i].Value;
        }
    }
}
