using System.CommandLine;
using System.IO;
using DupNet.Golden;

namespace DupNet.Maintenance.Commands;

/// <summary>Writes the golden vectors.</summary>
internal static class GoldenCommand
{
    public static Command Create()
    {
        Argument<DirectoryInfo> folder = new("FOLDER")
        {
            Description = "Where the files go.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("firmware-tests", "golden")),
        };
        Command command = new("golden", "Writes the golden models and vectors that all runtimes are held to.") { folder };
        command.SetAction(result => GoldenFiles.WriteAll(result.GetRequiredValue(folder).FullName));
        return command;
    }
}
