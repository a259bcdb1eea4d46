using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.Training.Learning;

namespace DupNet.Training.Planned;

/// <summary>
/// The best model of a planned run by validation, and when to give up looking for a better one. All that it knows is in the run's folder, so a run that goes on
/// decides as one that was never interrupted.
/// </summary>
public sealed class BestModel
{
    private const string Header = "step,meanAveragePrecision,bytes";

    private readonly RunFolder _folder;
    private readonly int _mostBytes;
    private readonly long _patience;
    private readonly List<(long Step, double Score, int Bytes)> _rows = [];

    /// <summary>Reads what is known of a run.</summary>
    /// <param name="folder">The run's folder; its tables end with the step that the run is at.</param>
    /// <param name="mostBytes">The most bytes that the model file may have; larger ones are never the best.</param>
    /// <param name="patience">After so many steps without a better model it is settled.</param>
    public BestModel(RunFolder folder, int mostBytes, long patience)
    {
        ArgumentNullException.ThrowIfNull(folder);
        _folder = folder;
        _mostBytes = mostBytes;
        _patience = patience;
        if (File.Exists(folder.ScoresPath))
        {
            _rows.AddRange(File.ReadLines(folder.ScoresPath).Skip(1).Select(Parse));
        }
    }

    /// <summary>The accuracy of the best model, 0..1; null while there is none within the budget.</summary>
    public double? Score => Best?.Score;

    /// <summary>The step of the best model; null while there is none within the budget.</summary>
    public long? Step => Best?.Step;

    /// <summary>The smallest model file so far; 0 while there is none.</summary>
    public int SmallestBytes => _rows.Select(row => row.Bytes).DefaultIfEmpty().Min();

    /// <summary>Whether no better model was found for long. A model that finds nothing yet settles nothing: a run from random weights begins with such.</summary>
    public bool IsSettled => _rows.Count > 0 && Score is not 0 && _rows[^1].Step - (Step ?? 0) >= _patience;

    private (long Step, double Score, int Bytes)? Best
    {
        get
        {
            (long Step, double Score, int Bytes)[] fitting = [.. _rows.Where(row => row.Bytes <= _mostBytes)];
            if (fitting.Length == 0)
            {
                return null;
            }

            // Of models that find nothing, the last one has learned most.
            (long Step, double Score, int Bytes) best = fitting.MaxBy(row => row.Score);
            return best.Score > 0 ? best : fitting[^1];
        }
    }

    /// <summary>Takes a model that was measured, and keeps it if it is better than those before.</summary>
    /// <param name="step">The step that it was made after.</param>
    /// <param name="score">Its accuracy, 0..1.</param>
    /// <param name="file">The bytes of its file.</param>
    /// <returns>Whether it is the best one now.</returns>
    public bool Take(long step, double score, byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        _rows.Add((step, score, file.Length));
        bool isBest = Step == step;
        if (isBest)
        {
            WholeFile.Write(_folder.BestModelPath, stream => stream.Write(file));
        }

        // After the model: of a run that ends between both, the table is what is dropped.
        RunFolder.Append(_folder.ScoresPath, Header, string.Create(CultureInfo.InvariantCulture, $"{step},{score:R},{file.Length}"));
        return isBest;
    }

    private static (long Step, double Score, int Bytes) Parse(string line)
    {
        string[] parts = line.Split(',');
        return (long.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
