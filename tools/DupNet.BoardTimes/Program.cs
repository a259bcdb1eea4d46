using System;
using System.CommandLine;
using System.IO;

namespace DupNet.BoardTimes;

/// <summary>Exit code 0, 1 for an estimate that is out of date or a file that cannot be used, 2 for a bad command line.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        Option<DirectoryInfo> root = new Option<DirectoryInfo>("--root")
        {
            Description = "The project's root folder. Default: the current folder.",
            DefaultValueFactory = static _ => new DirectoryInfo(Directory.GetCurrentDirectory()),
        }.AcceptExistingOnly();
        Option<bool> check = new("--check") { Description = "Write nothing; fail when an estimate is out of date." };
        RootCommand command = new("Writes the estimated times of boards/*/board.json from counted instructions.") { root, check };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(root).FullName, parsed.GetValue(check)));
        ParseResult result = command.Parse(args);
        int exitCode = result.Invoke();
        return result.Errors.Count > 0 ? 2 : exitCode;
    }

    private static int Run(string root, bool check)
    {
        int stale = 0;
        try
        {
            var counts = new CountedInstructions(root);
            foreach (string path in BoardEstimates.Files(root))
            {
                string text = File.ReadAllText(path);
                if (BoardEstimates.AreCurrent(text, counts))
                {
                    continue;
                }

                stale++;
                Console.WriteLine($"{path}: {(check ? "out of date" : "updated")}");
                if (!check)
                {
                    File.WriteAllText(path, BoardEstimates.Update(text, counts));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }

        return check && stale > 0 ? 1 : 0;
    }
}
