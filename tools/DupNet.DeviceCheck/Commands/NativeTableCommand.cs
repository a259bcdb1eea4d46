using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using DupNet.DeviceCheck.Assemblies;
using DupNet.DeviceCheck.Interop;

namespace DupNet.DeviceCheck.Commands;

/// <summary>Prints the method table that a firmware must hold for an assembly.</summary>
internal static class NativeTableCommand
{
    public static Command Create()
    {
        Argument<FileInfo> assembly = new("ASSEMBLY")
        {
            Description = "Device library with native methods, as built against the facades, which lie beside it.",
        };
        assembly.AcceptExistingOnly();
        Command command = new("native-table", "Prints the method table and the checksum that a firmware must hold for a library with native methods.") { assembly };
        command.SetAction(result => InputGuard.Run(() => Run(result.GetRequiredValue(assembly))));
        return command;
    }

    private static int Run(FileInfo file)
    {
        using DeviceAssembly assembly = DeviceAssembly.Open(file.FullName, file.DirectoryName!);
        NativeTable table = NativeTable.Of(assembly.Module);
        foreach ((string entry, bool native) in table.Entries.Zip(table.Methods.Select(NativeTable.IsNative)))
        {
            Console.Out.WriteLine((native ? "native  " : "nullptr ") + entry);
        }

        Console.Out.WriteLine($"checksum 0x{table.Checksum:X8}");
        return 0;
    }
}
