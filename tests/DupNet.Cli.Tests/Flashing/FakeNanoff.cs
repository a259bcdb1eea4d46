using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Cli.Flashing;

namespace DupNet.Cli.Tests.Flashing;

/// <summary>Ends with given exit codes, then with 0, and keeps what it was called with.</summary>
internal sealed class FakeNanoff(params int[] exitCodes) : INanoff
{
    public List<string> Calls { get; } = [];

    /// <summary>What it wrote last; null if it only says that it did.</summary>
    public byte[]? Image { get; private set; }

    /// <summary>Whether it writes nothing.</summary>
    public bool IsIdle { get; init; }

    public int Run(IReadOnlyList<string> arguments)
    {
        Calls.Add(string.Join(' ', arguments));
        int image = arguments.ToList().IndexOf("--image") + 1;
        if (image > 0 && !IsIdle)
        {
            Image = File.ReadAllBytes(arguments[image]);
        }

        return Calls.Count <= exitCodes.Length ? exitCodes[Calls.Count - 1] : 0;
    }
}
