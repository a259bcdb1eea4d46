using System;
using DupNet.CommandLine.Outcomes;

namespace DupNet.Cli.Flashing;

/// <summary>Reads the self-test of a board.</summary>
internal interface ISelfTestReader
{
    /// <summary>Waits for a board that has just been reset, and asks it.</summary>
    /// <param name="port">Serial port of the link.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <exception cref="CommandException">The port cannot be used, or no answer came.</exception>
    SelfTestReport Read(string port, TimeSpan timeout);
}
