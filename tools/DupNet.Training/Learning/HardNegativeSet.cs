using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using DupNet.DataSets;
using DupNet.DataSets.Tables;
using DupNet.Evaluation;
using DupNet.Training.Augmentation;

namespace DupNet.Training.Learning;

/// <summary>The hard negatives that a run trains with. A table in the run's folder keeps them.</summary>
/// <param name="FromStep">Number of the step before which the hard negatives were collected, and from which on they count.</param>
/// <param name="Negatives">The hard negatives.</param>
public sealed record HardNegativeSet(long FromStep, IReadOnlyList<HardNegative> Negatives)
{
    private static readonly string[] s_columns = ["step", "file", "x", "y", "w", "h", "score"];

    /// <summary>A set without hard negatives.</summary>
    public static HardNegativeSet Empty { get; } = new(long.MaxValue, []);

    /// <summary>The hard negatives that count at a step.</summary>
    /// <param name="step">Number of the step, from 0.</param>
    public IReadOnlyList<HardNegative> At(long step) => step >= FromStep ? Negatives : [];

    /// <summary>
    /// Appends the set to a table. A set without hard negatives is written as a line without a photo, since it too replaces earlier sets.
    /// </summary>
    /// <param name="path">Path of the table.</param>
    /// <param name="photos">The training photos.</param>
    public void Append(string path, IReadOnlyList<LabelledPhoto> photos)
    {
        if (Negatives.Count == 0)
        {
            RunFolder.Append(path, string.Join(',', s_columns), string.Create(CultureInfo.InvariantCulture, $"{FromStep},,,,,,"));
        }

        foreach (HardNegative negative in Negatives)
        {
            Box box = negative.Box;
            RunFolder.Append(path, string.Join(',', s_columns), string.Create(
                CultureInfo.InvariantCulture,
                $"{FromStep},{LabelTable.Quote(photos[negative.Photo].File)},{box.X:R},{box.Y:R},{box.Width:R},{box.Height:R},{negative.Score:R}"));
        }
    }

    /// <summary>Reads the last set of a table; an empty set without a table.</summary>
    /// <param name="path">Path of the table, which need not exist.</param>
    /// <param name="photos">The training photos.</param>
    /// <exception cref="RunException">A line cannot be read, or names a photo that is not among the training photos.</exception>
    public static HardNegativeSet Read(string path, IReadOnlyList<LabelledPhoto> photos)
    {
        if (!File.Exists(path))
        {
            return Empty;
        }

        var indices = new Dictionary<string, int>();
        for (int i = 0; i < photos.Count; i++)
        {
            indices[photos[i].File] = i;
        }

        HardNegativeSet last = Empty;
        var negatives = new List<HardNegative>();
        int line = 2;
        try
        {
            foreach (LabelRow row in LabelTable.Read(path, s_columns, s_columns.Length))
            {
                row.Check();
                line = row.Line;
                long step = row.PositiveInteger(0);
                if (step != last.FromStep)
                {
                    negatives = [];
                    last = new HardNegativeSet(step, negatives);
                }

                if (!row.IsEmpty(1, 6))
                {
                    int photo = indices.TryGetValue(row.Text(1), out int index) ? index : throw row.Error($"{row.Text(1)} is no training photo.");
                    var box = new Box(row.Number(2), row.Number(3), row.Number(4), row.Number(5));
                    negatives.Add(new HardNegative(photo, box, row.Number(6)));
                }

                line++;
            }
        }
        catch (LabelException error)
        {
            throw new RunException($"{path}: line {line} is no hard negative of the training photos: {error.Message}", error);
        }

        return last;
    }
}
