using System;
using DupNet.CommandLine.Outcomes;

namespace DupNet.Cli.Flashing;

/// <summary>Reads the self-test of a board.</summary>
internal interface ISelfTestReader
{
    /// <summary>Waits for a board that has just been reset, and asks for its report.</summary>
    /// <param name="port">Serial port of the link.</param>
    /// <param name="timeout">How long to wait, in all.</param>
    /// <param name="stamp">
    /// Stamp of the image that was flashed: reports of other programs, which an earlier one may have left on the line, are passed over. Null takes
    /// any report.
    /// </param>
    /// <exception cref="CommandException">The port cannot be used, or no such report came.</exception>
    SelfTestReport Read(string port, TimeSpan timeout, string? stamp);
}
