using System.CommandLine;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Output;
using DupNet.DeviceCheck.Assemblies;
using DupNet.DeviceCheck.Interop;

namespace DupNet.Maintenance.Commands;

/// <summary>Prints the method table that a firmware must hold for an assembly.</summary>
internal static class NativeTableCommand
{
    public static Command Create(TextWriter output)
    {
        Argument<FileInfo> assembly = new("ASSEMBLY")
        {
            Description = "Device library with native methods, as built against the facades, which lie beside it.",
        };
        assembly.AcceptExistingOnly();
        Command command = new("native-table", "Prints the method table and the checksum that a firmware must hold for a library with native methods.") { assembly };
        command.SetAction(result => Run(output, result.GetRequiredValue(assembly)));
        return command;
    }

    private static int Run(TextWriter output, FileInfo file)
    {
        using DeviceAssembly assembly = DeviceAssembly.Open(file.FullName, file.DirectoryName!);
        NativeTable table = NativeTable.Of(assembly.Module);
        foreach ((string entry, bool native) in table.Entries.Zip(table.Methods.Select(NativeTable.IsNative)))
        {
            output.WriteVisible((native ? "native  " : "nullptr ") + entry);
        }

        output.WriteVisible($"checksum 0x{table.Checksum:X8}");
        return 0;
    }
}
