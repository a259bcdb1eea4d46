using System;
using System.IO;
using System.Text.Json;
using DupNet.CommandLine.Outcomes;

namespace DupNet.Fuzzing.Differential;

/// <summary>How far a comparison is, in a file, so that it can go on after it was ended.</summary>
/// <param name="Seed">Seed of the first case of each kind.</param>
/// <param name="Layers">Cases of a layer that were run.</param>
/// <param name="Networks">Cases of a network that were run.</param>
/// <param name="Compiled">Cases of them with generated C#.</param>
internal sealed record DifferentialState(int Seed, int Layers, int Networks, int Compiled)
{
    /// <summary>Reads the state of a file; a new one if there is no file.</summary>
    /// <param name="path">The file; null for none.</param>
    /// <param name="seed">The seed that the user wants; null for that of the file, or any.</param>
    /// <exception cref="CommandException">The file is of a run with another seed, or no state.</exception>
    public static DifferentialState Read(string? path, int? seed)
    {
        if (path is null || !File.Exists(path))
        {
            return new DifferentialState(seed ?? Random.Shared.Next(int.MaxValue / 2), 0, 0, 0);
        }

        try
        {
            DifferentialState state = JsonSerializer.Deserialize<DifferentialState>(File.ReadAllText(path)) ?? throw new JsonException("null");
            return seed is null || seed == state.Seed
                ? state
                : throw new CommandException(ExitCode.Failure, $"{path} is of a run with seed {state.Seed}: remove it, or name that seed.");
        }
        catch (JsonException e)
        {
            throw new CommandException(ExitCode.Failure, $"{path} is no state of a run: {e.Message}");
        }
    }

    /// <summary>Writes the state.</summary>
    /// <param name="path">The file; null for none.</param>
    public void Write(string? path)
    {
        if (path is not null)
        {
            // Whole or not at all.
            string next = path + ".next";
            File.WriteAllText(next, JsonSerializer.Serialize(this));
            File.Move(next, path, overwrite: true);
        }
    }
}
