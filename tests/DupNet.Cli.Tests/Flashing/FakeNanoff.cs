using System.Collections.Generic;
using DupNet.Cli.Flashing;

namespace DupNet.Cli.Tests.Flashing;

/// <summary>Ends with given exit codes, then with 0, and keeps what it was called with.</summary>
internal sealed class FakeNanoff(params int[] exitCodes) : INanoff
{
    public List<string> Calls { get; } = [];

    public int Run(IReadOnlyList<string> arguments)
    {
        Calls.Add(string.Join(' ', arguments));
        return Calls.Count <= exitCodes.Length ? exitCodes[Calls.Count - 1] : 0;
    }
}
