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
            Description = "Device library as built against the facades, which lie beside it.",
        };
        assembly.AcceptExistingOnly();
        Option<DirectoryInfo> source = new("--source")
        {
            Description = "Folder of the library's source.",
            HelpName = "DIR",
            Required = true,
        };
        source.AcceptExistingOnly();
        RootCommand command = new("Checks that device code fits .NET nanoFramework: exit code 0 if it does, 1 if not, 2 for unreadable input.")
        {
            assembly,
            source,
            CompareFacadeCommand.Create(),
            SyncNfProjectCommand.Create(),
        };
        command.SetAction(result => InputGuard.Run(() => Run(result.GetRequiredValue(assembly), result.GetRequiredValue(source))));
        return command;
    }

    private static int Run(FileInfo assembly, DirectoryInfo source)
    {
        IReadOnlyList<Violation> violations =
            DeviceChecker.Check(assembly.FullName, source.FullName, new CheckSettings());
        foreach (Violation violation in violations)
        {
            Console.Out.WriteLine(violation);
        }

        Console.Error.WriteLine($"{assembly.Name}: {violations.Count} violations");
        return violations.Count == 0 ? 0 : 1;
    }
}
