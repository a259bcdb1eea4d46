using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using DupNet.CommandLine.Output;
using DupNet.DeviceCheck;

namespace DupNet.Maintenance.Commands;

/// <summary>Checks one device library.</summary>
internal static class CheckCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        Argument<FileInfo> assembly = new("ASSEMBLY")
        {
            Description = "Device library as built against the facades, which lie beside it; its name is one of DeviceLibraries.",
        };
        assembly.AcceptExistingOnly();
        Option<DirectoryInfo> root = new("--root")
        {
            Description = "Folder of the repository.",
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo("."),
        };
        root.AcceptExistingOnly();
        Command command = new("check", "Checks that device code fits .NET nanoFramework.")
        {
            assembly,
            root,
        };
        command.SetAction(result => Run(output, error, result.GetRequiredValue(assembly), result.GetRequiredValue(root)));
        return command;
    }

    private static int Run(TextWriter output, TextWriter error, FileInfo assembly, DirectoryInfo root)
    {
        DeviceLibrary library = DeviceLibraries.Get(Path.GetFileNameWithoutExtension(assembly.Name));
        IReadOnlyList<Violation> violations =
            DeviceChecker.Check(assembly.FullName, Path.Combine(root.FullName, library.Folder), library);
        foreach (Violation violation in violations)
        {
            output.WriteVisible(violation.ToString());
        }

        error.WriteVisible($"{assembly.Name}: {violations.Count} violations");
        return violations.Count == 0 ? 0 : 1;
    }
}
