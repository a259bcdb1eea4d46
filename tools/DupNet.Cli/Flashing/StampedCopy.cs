using System;
using System.IO;
using System.Security.Cryptography;
using DupNet.CommandLine.Outcomes;

namespace DupNet.Cli.Flashing;

/// <summary>A copy of a deployment image in a temporary folder, with a stamp that no other image has. Disposing deletes copy and folder.</summary>
internal sealed class StampedCopy : IDisposable
{
    private readonly string _folder;

    /// <summary>Writes a copy of an image.</summary>
    /// <param name="image">The image; its program must tell a stamp.</param>
    /// <param name="path">Path of the image.</param>
    /// <exception cref="CommandException">The copy cannot be written.</exception>
    public StampedCopy(DeploymentImage image, string path)
    {
        Stamp = RandomNumberGenerator.GetHexString(DeploymentImage.StampLength, lowercase: true);
        try
        {
            _folder = Directory.CreateTempSubdirectory("dupnet-").FullName;
            Path = System.IO.Path.Combine(_folder, System.IO.Path.GetFileName(path));
            File.WriteAllBytes(Path, image.WithStamp(Stamp));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw new CommandException(ExitCode.Failure, $"no copy of {path} can be written: {e.Message}");
        }
    }

    /// <summary>Path of the copy.</summary>
    public string Path { get; } = string.Empty;

    /// <summary>The stamp that the program of the copy tells.</summary>
    public string Stamp { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_folder is null)
        {
            return;
        }

        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file in the system's temporary folder more; the flash is not worse for it.
        }
    }
}
