using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;

namespace DupNet.DeviceCheck.Commands;

/// <summary>The root command: checks one library.</summary>
internal static class CheckCommand
{
    public static RootCommand Create()
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
        RootCommand command = new("Checks that device code fits .NET nanoFramework: exit code 0 if it does, 1 if not, 2 for unreadable input.")
        {
            assembly,
            root,
            CompareFacadeCommand.Create(),
            NativeTableCommand.Create(),
            SyncNfProjectCommand.Create(),
        };
        command.SetAction(result => InputGuard.Run(() => Run(result.GetRequiredValue(assembly), result.GetRequiredValue(root))));
        return command;
    }

    private static int Run(FileInfo assembly, DirectoryInfo root)
    {
        DeviceLibrary library = DeviceLibraries.Get(Path.GetFileNameWithoutExtension(assembly.Name));
        IReadOnlyList<Violation> violations =
            DeviceChecker.Check(assembly.FullName, Path.Combine(root.FullName, library.Folder), library);
        foreach (Violation violation in violations)
        {
            Console.Out.WriteLine(violation);
        }

        Console.Error.WriteLine($"{assembly.Name}: {violations.Count} violations");
        return violations.Count == 0 ? 0 : 1;
    }
}
