using System.Collections.Generic;
using DupNet.Cli.Training;

namespace DupNet.Cli.Tests.Training;

/// <summary>Ends with a given exit code, and keeps what it was called with.</summary>
internal sealed class FakeTrainer(int exitCode = 0) : ITrainer
{
    public List<string> Calls { get; } = [];

    public int Run(IReadOnlyList<string> arguments)
    {
        Calls.Add(string.Join('|', arguments));
        return exitCode;
    }
}
