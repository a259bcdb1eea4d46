using System;
using System.IO;
using System.Text.Json;
using DupNet.Training.Learning;

namespace DupNet.Training.Planned;

/// <summary>What the end of a planned run needs to know of its plan, kept in the run's folder.</summary>
/// <param name="MostBytes">The most bytes that the model file may have.</param>
/// <param name="Bytes">Bytes of the model file, before the training.</param>
/// <param name="Ram">Bytes that a detector allocates.</param>
/// <param name="Board">The board that a time was asked for; null for none.</param>
/// <param name="Milliseconds">The upper bound of its estimate; null without a board.</param>
/// <param name="Reasons">What was chosen and why.</param>
/// <param name="Advice">What the user may want to change.</param>
public sealed record PlanNote(int MostBytes, int Bytes, int Ram, string? Board, int? Milliseconds, string[] Reasons, string[] Advice)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes the note.</summary>
    /// <param name="folder">The run's folder.</param>
    public void Write(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        File.WriteAllText(folder.PlanPath, JsonSerializer.Serialize(this, s_options));
    }

    /// <summary>Reads the note of a run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="RunException">The folder holds no planned run.</exception>
    public static PlanNote Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            return JsonSerializer.Deserialize<PlanNote>(File.ReadAllText(folder.PlanPath), s_options) ?? throw new JsonException("nothing in it");
        }
        catch (FileNotFoundException)
        {
            throw new RunException($"{folder.Path}: holds no run of this command (plan.json is missing)");
        }
        catch (DirectoryNotFoundException)
        {
            throw new RunException($"{folder.Path}: no such folder");
        }
        catch (JsonException error)
        {
            throw new RunException($"{folder.PlanPath}: cannot be read: {error.Message}", error);
        }
    }
}
