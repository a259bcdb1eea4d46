using System.CommandLine;
using System.IO;
using DupNet.Maintenance.Unrolling;

namespace DupNet.Maintenance.Commands;

/// <summary>Writes the kernels' unrolled loops.</summary>
internal static class UnrollCommand
{
    public static Command Create()
    {
        Argument<DirectoryInfo> folder = new("FOLDER")
        {
            Description = "Where the files go.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("nf-src", "DupNet.Embedded", "Kernels")),
        };
        folder.AcceptExistingOnly();
        Command command = new("unroll", "Writes the unrolled loops of the kernels, X.Unrolled.cs, from their templates.") { folder };
        command.SetAction(result => UnrolledFiles.WriteAll(result.GetRequiredValue(folder).FullName));
        return command;
    }
}
