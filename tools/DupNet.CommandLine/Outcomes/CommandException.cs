using System;

namespace DupNet.CommandLine.Outcomes;

/// <summary>Ends a command with a message for the user.</summary>
/// <param name="exitCode">Exit code of the process, one of <see cref="Outcomes.ExitCode"/>.</param>
/// <param name="message">What is wrong, in one line.</param>
public sealed class CommandException(int exitCode, string message) : Exception(message)
{
    /// <summary>Exit code of the process, one of <see cref="Outcomes.ExitCode"/>.</summary>
    public int ExitCode { get; } = exitCode;
}
