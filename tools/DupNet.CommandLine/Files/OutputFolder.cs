using System;
using System.IO;
using DupNet.CommandLine.Outcomes;

namespace DupNet.CommandLine.Files;

/// <summary>Makes folders that a user names for results.</summary>
public static class OutputFolder
{
    /// <summary>Makes a folder if it is missing.</summary>
    /// <exception cref="CommandException">The folder cannot be made.</exception>
    public static void Create(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failure, $"{folder}: cannot be made a folder: {e.Message}");
        }
    }
}
