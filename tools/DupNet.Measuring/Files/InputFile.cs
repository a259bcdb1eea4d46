using DupNet.CommandLine.Outcomes;
using DupNet.Files;

namespace DupNet.Measuring.Files;

/// <summary>Reads files that a user names on a command line.</summary>
public static class InputFile
{
    /// <summary>Reads all bytes of a file, as <see cref="RegularFile"/> does.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <param name="maxBytes">Largest size of the file in bytes.</param>
    /// <exception cref="CommandException">The file cannot be read; the message begins with its path.</exception>
    public static byte[] ReadAllBytes(string path, long maxBytes)
    {
        try
        {
            return RegularFile.ReadAllBytes(path, maxBytes);
        }
        catch (FileRefusedException e)
        {
            throw new CommandException(ExitCode.Failure, $"{path}: {e.Message}.");
        }
    }
}
