using System;
using DupNet.Cli.Commands;

namespace DupNet.Cli;

internal static class Program
{
    private static int Main(string[] arguments) => DupNetCommand.Run(arguments, Console.Out, Console.Error);
}
