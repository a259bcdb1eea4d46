using System;
using System.IO;
using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Learning;

/// <summary>
/// All that a run needs to go on exactly where it was: the number of steps and five vectors. Everything random follows from the recipe's
/// seed and the step.
/// </summary>
public sealed class RunState : IDisposable
{
    private const uint Magic = 0x43544E44;
    private const int Version = 1;

    /// <summary>Makes the state of a run before its first step.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="statistics">The network's statistics.</param>
    /// <param name="adam">The optimiser.</param>
    /// <param name="totalSteps">Number of steps of the whole run.</param>
    public RunState(Tensor parameters, Tensor statistics, Adam adam, long totalSteps)
    {
        Parameters = parameters;
        Statistics = statistics;
        Optimiser = adam;
        TotalSteps = totalSteps;
        Average = parameters.clone();
    }

    /// <summary>Number of steps done.</summary>
    public long Step { get; set; }

    /// <summary>Number of steps of the whole run.</summary>
    public long TotalSteps { get; }

    /// <summary>The network's parameters, as <see cref="Network.QuantizedNetwork.Parameters"/> has them.</summary>
    public Tensor Parameters { get; }

    /// <summary>The network's statistics, as <see cref="Network.QuantizedNetwork.Statistics"/> has them.</summary>
    public Tensor Statistics { get; }

    /// <summary>Decaying average of the parameters, which is validated and exported.</summary>
    public Tensor Average { get; }

    /// <summary>The run's optimiser.</summary>
    public Adam Optimiser { get; }

    /// <summary>Moves the average towards the parameters. At first it moves faster, so that it forgets the start.</summary>
    /// <param name="decay">The part of the average, 0..1, that is kept.</param>
    public void MoveAverage(double decay)
    {
        using IDisposable noGradient = no_grad();
        double kept = Math.Min(decay, (1.0 + Step) / (10.0 + Step));
        using Scalar taken = (1 - kept).ToScalar();
        using Tensor difference = Parameters - Average;
        Average.add_(difference, alpha: taken);
    }

    /// <summary>Saves the state to a file, which is whole at all times.</summary>
    /// <param name="path">Path of the file.</param>
    public void Save(string path) => WholeFile.Write(path, stream =>
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(Step);
        writer.Write(TotalSteps);
        foreach (Tensor vector in Vectors())
        {
            using Tensor read = vector.cpu();
            float[] values = read.data<float>().ToArray();
            writer.Write(values.Length);
            foreach (float value in values)
            {
                writer.Write(value);
            }
        }
    });

    /// <summary>Reads from a saved state how many steps the whole run has.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="RunException">The file is no saved state.</exception>
    public static long ReadTotalSteps(string path)
    {
        using BinaryReader reader = Open(path);
        _ = reader.ReadInt64();
        return reader.ReadInt64();
    }

    /// <summary>Reads a saved state into this one.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="RunException">The file is no saved state, or belongs to another network.</exception>
    public void Load(string path)
    {
        using BinaryReader reader = Open(path);
        try
        {
            Step = reader.ReadInt64();
            _ = reader.ReadInt64();
            foreach (Tensor vector in Vectors())
            {
                int count = reader.ReadInt32();
                if (count != vector.numel())
                {
                    throw new RunException($"{path}: belongs to another layer table ({count} numbers in place of {vector.numel()})");
                }

                var values = new float[count];
                for (int i = 0; i < count; i++)
                {
                    values[i] = reader.ReadSingle();
                }

                using IDisposable noGradient = no_grad();
                using Tensor read = tensor(values);
                vector.copy_(read);
            }
        }
        catch (EndOfStreamException error)
        {
            throw new RunException($"{path}: is cut short", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Average.Dispose();

    private static BinaryReader Open(string path)
    {
        BinaryReader? reader = null;
        try
        {
            reader = new BinaryReader(File.OpenRead(path));
            if (reader.BaseStream.Length < 24 || reader.ReadUInt32() != Magic || reader.ReadInt32() != Version)
            {
                throw new RunException($"{path}: is no checkpoint of this program");
            }

            return reader;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            reader?.Dispose();
            throw new RunException($"{path}: cannot be read: {error.Message}", error);
        }
        catch (RunException)
        {
            reader?.Dispose();
            throw;
        }
    }

    private Tensor[] Vectors() => [Parameters, Statistics, Average, Optimiser.Mean, Optimiser.Square];
}
