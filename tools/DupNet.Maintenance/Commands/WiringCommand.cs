using System.CommandLine;
using System.IO;
using DupNet.Boards;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.Maintenance.BoardTimes;

namespace DupNet.Maintenance.Commands;

/// <summary>Draws the wiring of the boards, or tells which drawings are out of date.</summary>
internal static class WiringCommand
{
    private const string Drawing = "wiring.svg";

    public static Command Create(TextWriter output)
    {
        Option<DirectoryInfo> root = new Option<DirectoryInfo>("--root")
        {
            Description = "The project's root folder. Default: the current folder.",
            DefaultValueFactory = static _ => new DirectoryInfo(Directory.GetCurrentDirectory()),
        }.AcceptExistingOnly();
        Option<bool> check = new("--check") { Description = "Write nothing; fail when a drawing is out of date." };
        Command command = new("wiring", "Draws boards/*/wiring.svg from board.json.") { root, check };
        command.SetAction(parsed => Run(output, parsed.GetRequiredValue(root).FullName, parsed.GetValue(check)));
        return command;
    }

    private static int Run(TextWriter output, string root, bool check)
    {
        bool stale = false;
        foreach (string file in BoardEstimates.Files(root))
        {
            Board board = BoardCatalog.Parse(File.ReadAllText(file));
            string path = Path.Combine(Path.GetDirectoryName(file)!, Drawing);
            string drawing = WiringDrawing.Draw(board, BoardCatalog.ChipOf(board));
            if (File.Exists(path) && File.ReadAllText(path) == drawing)
            {
                continue;
            }

            stale = true;
            output.WriteVisible($"{path}: {(check ? "out of date" : "updated")}");
            if (!check)
            {
                File.WriteAllText(path, drawing);
            }
        }

        return check && stale ? ExitCode.Failure : ExitCode.Success;
    }
}
