using System;
using DupNet.Cli.Commands;

namespace DupNet.Cli.Flashing;

/// <summary>Stands where the serial protocol is not part of the program: nothing is ever called verified.</summary>
internal sealed class AbsentSelfTestReader : ISelfTestReader
{
    /// <inheritdoc/>
    public SelfTestReport Read(string port, TimeSpan timeout) =>
        throw new CommandException(ExitCode.Failure, "this build has no serial protocol; look at the self-test's output yourself.");
}
