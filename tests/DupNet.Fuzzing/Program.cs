using System;
using DupNet.Fuzzing.Commands;

namespace DupNet.Fuzzing;

internal static class Program
{
    private static int Main(string[] arguments) => FuzzingCommand.Run(arguments, Console.Out, Console.Error);
}
