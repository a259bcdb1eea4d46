using System;
using System.IO;
using DupNet.CommandLine.Outcomes;
using DupNet.Embedded;
using DupNet.Files;
using DupNet.Pictures;

namespace DupNet.Measuring.Models;

/// <summary>Where models come from.</summary>
public static class ModelFile
{
    /// <summary>How the built-in model is called in messages.</summary>
    private const string BuiltInName = "built-in model";

    private const string BuiltInResource = "default.dupnet";

    /// <summary>Far more than any board holds.</summary>
    private const int MaxBytes = 64 << 20;

    /// <summary>How a model file begins.</summary>
    private static readonly byte[] s_magic = "DUPN"u8.ToArray();

    /// <summary>Whether a file begins as a model does.</summary>
    public static bool IsModel(string path) => RegularFile.ReadStart(path, s_magic.Length).AsSpan().SequenceEqual(s_magic);

    /// <summary>Reads a model file, or the built-in model when no path is given.</summary>
    /// <exception cref="CommandException">The file cannot be read, or is not a model that the runtime accepts.</exception>
    public static DupNetModel Load(string? path) => Load(path, out _);

    /// <summary>Reads a model file, or the built-in model when no path is given.</summary>
    /// <param name="path">The file.</param>
    /// <param name="file">Its bytes.</param>
    /// <exception cref="CommandException">The file cannot be read, or is not a model that the runtime accepts.</exception>
    public static DupNetModel Load(string? path, out byte[] file)
    {
        file = path is null ? BuiltIn() : ReadFile(path);
        try
        {
            return DupNetModel.Load(file);
        }
        catch (ModelException e)
        {
            throw new CommandException(
                ExitCode.Failure,
                path is not null && PictureFile.IsPicture(path) ? $"{path}: is a picture, not a model file." : $"{path ?? BuiltInName}: {e.Message}");
        }
    }

    private static byte[] BuiltIn()
    {
        using Stream resource = typeof(ModelFile).Assembly.GetManifestResourceStream(BuiltInResource)!;
        byte[] data = new byte[resource.Length];
        resource.ReadExactly(data);
        return data;
    }

    private static byte[] ReadFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new CommandException(ExitCode.Failure, $"{path}: is a folder, not a model file.");
        }

        try
        {
            return RegularFile.ReadAllBytes(path, MaxBytes);
        }
        catch (FileRefusedException e)
        {
            throw new CommandException(ExitCode.Failure, $"{path}: {e.Message}.");
        }
    }
}
