using System;

namespace DupNet.CommandLine.Outcomes;

/// <summary>Ends a command with a message for the user.</summary>
/// <param name="exitCode">What the process returns.</param>
/// <param name="message">What is wrong, in one line.</param>
public sealed class CommandException(int exitCode, string message) : Exception(message)
{
    /// <summary>What the process returns.</summary>
    public int ExitCode { get; } = exitCode;
}
