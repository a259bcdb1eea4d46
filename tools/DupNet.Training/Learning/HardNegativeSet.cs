using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using DupNet.DataSets;
using DupNet.DataSets.Tables;
using DupNet.Evaluation;
using DupNet.Training.Augmentation;

namespace DupNet.Training.Learning;

/// <summary>The hard negatives that a run trains with, and their table in the run's folder.</summary>
/// <param name="FromStep">They were collected before this step, and count from it on.</param>
/// <param name="Negatives">The hard negatives.</param>
public sealed record HardNegativeSet(long FromStep, IReadOnlyList<HardNegative> Negatives)
{
    private static readonly string[] s_columns = ["step", "file", "x", "y", "w", "h", "score"];

    /// <summary>None.</summary>
    public static HardNegativeSet Empty { get; } = new(long.MaxValue, []);

    /// <summary>What counts at a step.</summary>
    /// <param name="step">Counted from 0.</param>
    public IReadOnlyList<HardNegative> At(long step) => step >= FromStep ? Negatives : [];

    /// <summary>Appends the set to a table. One that holds nothing is a line without a photo, since it too replaces those before.</summary>
    /// <param name="path">The table.</param>
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

    /// <summary>Reads the last set of a table.</summary>
    /// <param name="path">The table; there may be none.</param>
    /// <param name="photos">The training photos.</param>
    /// <exception cref="RunException">A line cannot be read, or names a photo that is not there.</exception>
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
