using System;
using System.IO;
using System.Xml;
using DupNet.CommandLine.Commands;

namespace DupNet.Maintenance.Commands;

/// <summary>The <c>dupnet-maintain</c> command: data on standard output, everything else on standard error.</summary>
internal static class MaintenanceCommand
{
    private const string Name = "dupnet-maintain";

    /// <summary>Runs a command line of <c>dupnet-maintain</c>.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="output">Takes the data.</param>
    /// <param name="error">Takes messages.</param>
    /// <returns>One of <see cref="CommandLine.Outcomes.ExitCode"/>.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        var program = new ProgramCommand(
            Name, "What a maintainer of DupNet.Embedded runs. Exit code: 0, 1 if a check failed or a file cannot be used, 2 for a wrong command line.")
        {
            BoardTimesCommand.Create(output),
            CheckCommand.Create(output, error),
            ChecksumsCommand.Create(),
            CompareFacadeCommand.Create(output, error),
            CountCommand.Create(output),
            GoldenCommand.Create(),
            LicencesCommand.Create(output, error),
            NativeTableCommand.Create(output),
            SyncNfProjectCommand.Create(output),
            UnrollCommand.Create(),
            WiringCommand.Create(output),
        };
        return new CommandRunner(output, error, IsTold).Run(program, arguments);
    }

    private static bool IsTold(Exception exception) => exception
        is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidDataException or XmlException;
}
