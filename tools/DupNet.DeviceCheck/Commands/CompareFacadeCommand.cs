using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using DupNet.DeviceCheck.Facades;
using DupNet.DeviceCheck.Projects;

namespace DupNet.DeviceCheck.Commands;

/// <summary>Compares the facade of mscorlib with a checkout of the real one.</summary>
internal static class CompareFacadeCommand
{
    public static Command Create()
    {
        Option<DirectoryInfo> corelib = new("--corelib")
        {
            Description = "Checkout of nanoFramework's CoreLibrary repository.",
            HelpName = "DIR",
            Required = true,
        };
        corelib.AcceptExistingOnly();
        Option<DirectoryInfo> facade = new("--facade")
        {
            Description = "Source of the facade.",
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("tools", "DupNet.Facade", "mscorlib")),
        };
        facade.AcceptExistingOnly();
        Command command = new("compare-facade", "Compares the facade of mscorlib with the source of the real library.")
        {
            corelib,
            facade,
        };
        command.SetAction(result => InputGuard.Run(() => Run(result.GetRequiredValue(corelib), result.GetRequiredValue(facade))));
        return command;
    }

    private static int Run(DirectoryInfo corelib, DirectoryInfo facade)
    {
        FileInfo project = corelib.EnumerateFiles("CoreLibrary.nfproj", SearchOption.AllDirectories).FirstOrDefault()
            ?? throw new FileNotFoundException("No CoreLibrary.nfproj below " + corelib.FullName);
        FacadeComparison comparison = FacadeComparison.Compare(facade.FullName, NfProject.Load(project.FullName));
        foreach (Violation difference in comparison.Differences)
        {
            Console.Out.WriteLine(difference);
        }

        Console.Error.WriteLine(
            $"{comparison.Types} types, {comparison.Members} members compared: {comparison.Differences.Count} differences");
        return comparison.Differences.Count == 0 ? 0 : 1;
    }
}
