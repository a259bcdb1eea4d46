using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Training.Augmentation;

namespace DupNet.Training.Learning;

/// <summary>The hard negatives that a run trains with, and their table in the run's folder.</summary>
/// <param name="FromStep">They were collected before this step, and count from it on.</param>
/// <param name="Negatives">The hard negatives.</param>
public sealed record HardNegativeSet(long FromStep, IReadOnlyList<HardNegative> Negatives)
{
    private const string Header = "step,file,x,y,w,h,score";

    /// <summary>None.</summary>
    public static HardNegativeSet Empty { get; } = new(long.MaxValue, []);

    /// <summary>What counts at a step.</summary>
    /// <param name="step">Counted from 0.</param>
    public IReadOnlyList<HardNegative> At(long step) => step >= FromStep ? Negatives : [];

    /// <summary>Appends the set to a table.</summary>
    /// <param name="path">The table.</param>
    /// <param name="photos">The training photos.</param>
    public void Append(string path, IReadOnlyList<LabelledPhoto> photos)
    {
        foreach (HardNegative negative in Negatives)
        {
            Box box = negative.Box;
            RunFolder.Append(path, Header, string.Create(
                CultureInfo.InvariantCulture,
                $"{FromStep},{photos[negative.Photo].File},{box.X:R},{box.Y:R},{box.Width:R},{box.Height:R},{negative.Score:R}"));
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

        var rows = new List<(long Step, HardNegative Negative)>();
        foreach ((string line, int number) in File.ReadAllLines(path).Skip(1).Select((line, i) => (line, i + 2)))
        {
            string[] cells = line.Split(',');
            double[] numbers = new double[5];
            bool read = cells.Length == 7 && indices.ContainsKey(cells[1]);
            for (int i = 0; read && i < numbers.Length; i++)
            {
                read = double.TryParse(cells[i + 2], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]);
            }

            if (!read || !long.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out long step))
            {
                throw new RunException($"{path}: line {number} is no hard negative of the training photos");
            }

            rows.Add((step, new HardNegative(indices[cells[1]], new Box(numbers[0], numbers[1], numbers[2], numbers[3]), numbers[4])));
        }

        return rows.Count == 0 ? Empty : new HardNegativeSet(rows[^1].Step, [.. rows.Where(row => row.Step == rows[^1].Step).Select(row => row.Negative)]);
    }
}
