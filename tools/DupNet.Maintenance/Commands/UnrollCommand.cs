using System.CommandLine;
using System.IO;
using DupNet.Maintenance.Unrolling;

namespace DupNet.Maintenance.Commands;

/// <summary>Writes the unrolled loops of device code.</summary>
internal static class UnrollCommand
{
    public static Command Create()
    {
        Argument<DirectoryInfo> folder = new("FOLDER")
        {
            Description = "The folder of the device libraries.",
            DefaultValueFactory = _ => new DirectoryInfo("nf-src"),
        };
        folder.AcceptExistingOnly();
        Command command = new("unroll", "Writes the unrolled loops of device code, X.Unrolled.cs, from their templates.") { folder };
        command.SetAction(result => UnrolledFiles.WriteAll(result.GetRequiredValue(folder).FullName));
        return command;
    }
}
