using System;
using System.Globalization;
using System.IO;
using DupNet.CommandLine.Outcomes;
using DupNet.Embedded;
using DupNet.Files;
using DupNet.Measuring.Files;
using DupNet.Pictures;

namespace DupNet.Measuring.Models;

/// <summary>Reads models: the built-in one, or a file that the user names.</summary>
public static class ModelFile
{
    /// <summary>Name of the built-in model in messages.</summary>
    private const string BuiltInName = "built-in model";

    private const string BuiltInResource = "default.dupnet";

    /// <summary>Far more than any board holds.</summary>
    private const int MaxBytes = 64 << 20;

    /// <summary>The bytes that a model file begins with.</summary>
    private static readonly byte[] s_magic = "DUPN"u8.ToArray();

    /// <summary>Whether a file begins as a model file does.</summary>
    public static bool IsModel(string path) => RegularFile.ReadStart(path, s_magic.Length).AsSpan().SequenceEqual(s_magic);

    /// <summary>Reads a model file, or the built-in model when no path is given.</summary>
    /// <exception cref="CommandException">The file cannot be read, or is not a model that the runtime accepts.</exception>
    public static DupNetModel Load(string? path) => Load(path, out _);

    /// <summary>Reads a model file, or the built-in model when no path is given, for a command with <see cref="ModelOptions.Budget"/>.</summary>
    /// <param name="path">Path of the file; null for the built-in model.</param>
    /// <param name="budget">The most work and memory that a frame of the model may take.</param>
    /// <exception cref="CommandException">The file cannot be read, or is not a model that the runtime accepts.</exception>
    public static DupNetModel Load(string? path, ModelBudget budget) => Load(path, budget, out _);

    /// <summary>Reads a model file, or the built-in model when no path is given.</summary>
    /// <param name="path">Path of the file; null for the built-in model.</param>
    /// <param name="file">The bytes of the model's file.</param>
    /// <exception cref="CommandException">The file cannot be read, or is not a model that the runtime accepts.</exception>
    public static DupNetModel Load(string? path, out byte[] file) => Load(path, ModelBudget.Default, false, out file);

    /// <summary>Reads a model file, or the built-in model when no path is given, for a command with <see cref="ModelOptions.Budget"/>.</summary>
    /// <param name="path">Path of the file; null for the built-in model.</param>
    /// <param name="budget">The most work and memory that a frame of the model may take.</param>
    /// <param name="file">The bytes of the model's file.</param>
    /// <exception cref="CommandException">The file cannot be read, or is not a model that the runtime accepts.</exception>
    public static DupNetModel Load(string? path, ModelBudget budget, out byte[] file) => Load(path, budget, true, out file);

    private static DupNetModel Load(string? path, ModelBudget budget, bool hasOption, out byte[] file)
    {
        file = path is null ? BuiltIn() : ReadFile(path);
        try
        {
            return DupNetModel.Load(file, budget);
        }
        catch (ModelException e) when (e.Error == ModelError.OverBudget && hasOption)
        {
            throw new CommandException(ExitCode.Failure, string.Create(CultureInfo.InvariantCulture, $"{path ?? BuiltInName}: {e.Message}; --budget {BudgetsFor(file)} allows it."));
        }
        catch (ModelException e)
        {
            throw new CommandException(
                ExitCode.Failure,
                path is not null && PictureFile.IsPicture(path) ? $"{path}: is a picture, not a model file." : $"{path ?? BuiltInName}: {e.Message}");
        }
    }

    /// <summary>Number of usual budgets that a model needs.</summary>
    private static long BudgetsFor(byte[] file)
    {
        DupNetModel model = DupNetModel.Load(file, ModelOptions.AnyBudget);
        return long.Max(
            BudgetsFor(FrameCost.Of(model, model.DefaultWidth, model.DefaultHeight)),
            BudgetsFor(FrameCost.Of(model, model.KnownAnswerSide, model.KnownAnswerSide)));
    }

    private static long BudgetsFor(FrameCost cost)
    {
        ModelBudget budget = ModelBudget.Default;
        return long.Max((cost.Operations + budget.Operations - 1) / budget.Operations, (cost.MapBytes + budget.Bytes - 1) / budget.Bytes);
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

        return InputFile.ReadAllBytes(path, MaxBytes);
    }
}
