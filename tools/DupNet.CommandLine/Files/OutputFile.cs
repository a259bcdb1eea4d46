using System;
using System.IO;
using DupNet.CommandLine.Outcomes;

namespace DupNet.CommandLine.Files;

/// <summary>Writes files that a user names for results.</summary>
public static class OutputFile
{
    /// <summary>Writes a whole file, in place of one that exists.</summary>
    /// <exception cref="CommandException">The file cannot be written.</exception>
    public static void Write(string path, byte[] content)
    {
        try
        {
            File.WriteAllBytes(path, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failure, $"{path}: cannot be written: {e.Message}");
        }
    }
}
