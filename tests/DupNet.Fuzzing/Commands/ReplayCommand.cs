using System;
using System.CommandLine;
using System.IO;
using DupNet.Fuzzing.Targets;

namespace DupNet.Fuzzing.Commands;

/// <summary><c>dupnet-fuzz replay</c>: one input for one target, with the whole stack of what it throws.</summary>
internal static class ReplayCommand
{
    /// <summary>Makes the command <c>replay</c>.</summary>
    public static Command Create(TextWriter output)
    {
        Argument<string> target = new("TARGET") { Description = "The target." };
        Argument<FileInfo> file = new("FILE") { Description = "The input." };
        var command = new Command("replay", "Runs one input again.") { target, file };
        command.SetAction(parsed =>
        {
            FuzzTarget chosen = TargetTable.Named([parsed.GetRequiredValue(target)])[0];
            byte[] input = File.ReadAllBytes(parsed.GetRequiredValue(file).FullName);
            try
            {
                output.WriteLine(chosen.Run(input) ? "accepted" : "refused");
                return 0;
            }
#pragma warning disable CA1031 // Whatever it is, it is to be seen.
            catch (Exception e)
#pragma warning restore CA1031
            {
                output.WriteLine(e);
                return 1;
            }
        });
        return command;
    }
}
