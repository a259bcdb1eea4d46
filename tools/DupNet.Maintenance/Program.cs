using System;
using DupNet.Maintenance.Commands;

namespace DupNet.Maintenance;

internal static class Program
{
    private static int Main(string[] arguments) => MaintenanceCommand.Run(arguments, Console.Out, Console.Error);
}
