using System.CommandLine;
using System.IO;
using System.Linq;
using DupNet.Boards;
using DupNet.Cli.Output;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Outcomes;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet boards</c>: lists the boards that the project knows.</summary>
internal static class BoardsCommand
{
    /// <summary>Makes the command <c>boards</c>, writing to <paramref name="output"/>.</summary>
    public static Command Create(TextWriter output)
    {
        Option<bool> json = CommonOptions.Json("Print one line of JSON a board instead of a table.");
        var command = new Command("boards", "Lists the boards that are described in boards/, with estimated times.")
        {
            json,
            CreateShow(output),
        };
        command.SetAction(parsed =>
        {
            if (!parsed.GetValue(json))
            {
                BoardText.WriteList(output, BoardCatalog.Boards);
                return;
            }

            foreach (Board board in BoardCatalog.Boards)
            {
                output.WriteLine(BoardCatalog.ToJson(board));
            }
        });
        return command;
    }

    /// <summary>The board of a name.</summary>
    /// <exception cref="CommandException">No board has this name.</exception>
    public static Board Find(string name) => BoardCatalog.Find(name)
        ?? throw new CommandException(ExitCode.Usage, $"no board is called '{name}'.{NearestName.Question(name, BoardCatalog.Boards.Select(board => board.Name))} 'dupnet boards' lists those that there are.");

    private static Command CreateShow(TextWriter output)
    {
        var name = new Argument<string>("NAME") { Description = "A name from 'dupnet boards'." };
        Option<bool> json = CommonOptions.Json("Print one line of JSON.");
        var command = new Command("show", "Prints pins, partitions and estimated times of a board.") { name, json };
        command.SetAction(parsed =>
        {
            Board board = Find(parsed.GetRequiredValue(name));
            if (parsed.GetValue(json))
            {
                output.WriteLine(BoardCatalog.ToJson(board));
            }
            else
            {
                BoardText.Write(output, board);
            }
        });
        return command;
    }
}
