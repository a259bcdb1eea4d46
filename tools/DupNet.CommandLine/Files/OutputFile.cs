using System;
using System.IO;
using DupNet.CommandLine.Outcomes;

namespace DupNet.CommandLine.Files;

/// <summary>Files that a user wants results in.</summary>
public static class OutputFile
{
    /// <summary>Writes a whole file.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
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
