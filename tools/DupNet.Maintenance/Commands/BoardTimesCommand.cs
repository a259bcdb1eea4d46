using System.CommandLine;
using System.IO;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.Maintenance.BoardTimes;

namespace DupNet.Maintenance.Commands;

/// <summary>Writes the estimated times of the boards, or tells which are out of date.</summary>
internal static class BoardTimesCommand
{
    public static Command Create(TextWriter output)
    {
        Option<DirectoryInfo> root = new Option<DirectoryInfo>("--root")
        {
            Description = "The project's root folder. Default: the current folder.",
            DefaultValueFactory = static _ => new DirectoryInfo(Directory.GetCurrentDirectory()),
        }.AcceptExistingOnly();
        Option<bool> check = new("--check") { Description = "Write nothing; fail when an estimate is out of date." };
        Command command = new("board-times", "Writes the estimated times of boards/*/board.json from counted instructions.") { root, check };
        command.SetAction(parsed => Run(output, parsed.GetRequiredValue(root).FullName, parsed.GetValue(check)));
        return command;
    }

    private static int Run(TextWriter output, string root, bool check)
    {
        bool stale = false;
        var counts = new CountedInstructions(root);
        foreach (string path in BoardEstimates.Files(root))
        {
            string text = File.ReadAllText(path);
            if (BoardEstimates.AreCurrent(text, counts))
            {
                continue;
            }

            stale = true;
            output.WriteVisible($"{path}: {(check ? "out of date" : "updated")}");
            if (!check)
            {
                File.WriteAllText(path, BoardEstimates.Update(text, counts));
            }
        }

        return check && stale ? ExitCode.Failure : ExitCode.Success;
    }
}
