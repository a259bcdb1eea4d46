using System.IO;
using DupNet.CommandLine.Output;

namespace DupNet.Cli.Output;

/// <summary>Messages that begin with the program's name.</summary>
internal static class ProgramMessage
{
    /// <summary>Name of the program.</summary>
    public const string Program = "dupnet";

    /// <summary>Writes a message that the user should see.</summary>
    /// <param name="error">Takes the message.</param>
    /// <param name="message">What is wrong, in one line.</param>
    public static void Write(TextWriter error, string message) => ErrorLine.Write(error, Program, message);
}
