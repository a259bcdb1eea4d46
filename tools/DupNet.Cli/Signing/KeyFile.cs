using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using DupNet.CommandLine.Outcomes;
using DupNet.Measuring.Files;

namespace DupNet.Cli.Signing;

/// <summary>The files of keys: PEM, of which secret ones are for their owner alone. No message quotes what is in one.</summary>
internal static class KeyFile
{
    /// <summary>Who may use a secret file.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Who may use a file that everybody may read.</summary>
    public const UnixFileMode Readable = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const int MostBytes = 4096;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What its first line says it holds, and that.</returns>
    /// <exception cref="CommandException">The file cannot be read, or is no PEM.</exception>
    public static (string Label, byte[] Content) Read(string path)
    {
        string text = Encoding.ASCII.GetString(InputFile.ReadAllBytes(path, MostBytes));
        return PemEncoding.TryFind(text, out PemFields fields)
            ? (text[fields.Label], Convert.FromBase64String(text[fields.Base64Data]))
            : throw new CommandException(ExitCode.Failure, $"{path}: is no file of a key: it holds no PEM.");
    }

    /// <summary>Refuses a secret file that others may read or write.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CommandException">They may.</exception>
    public static void CheckSecret(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            throw new CommandException(ExitCode.Failure, $"{path}: others may read or write this key; chmod 600 it first.");
        }
    }

    /// <summary>The text of a file.</summary>
    /// <param name="label">What it holds.</param>
    /// <param name="content">That.</param>
    public static string Text(string label, byte[] content) => PemEncoding.WriteString(label, content) + "\n";

    /// <summary>Writes a file that does not exist yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">What goes into it.</param>
    /// <param name="mode">Who may use it.</param>
    /// <exception cref="CommandException">A file exists, or cannot be written.</exception>
    public static void Write(string path, string text, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        try
        {
            using var writer = new StreamWriter(path, options);
            writer.Write(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                ExitCode.Failure, File.Exists(path) ? $"{path}: exists; a key is never written over." : $"{path}: cannot be written: {e.Message}");
        }
    }
}
