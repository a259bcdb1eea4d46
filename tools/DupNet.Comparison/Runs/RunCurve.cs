using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using DupNet.CommandLine.Outcomes;

namespace DupNet.Comparison.Runs;

/// <summary>How a training run went, from its table.</summary>
/// <param name="Name">Name of the run: that of its folder.</param>
/// <param name="Pictures">Pictures seen so far, a value a row; rising.</param>
/// <param name="Loss">The loss over all its parts.</param>
/// <param name="Overlap">The overlap of predicted boxes with the labelled ones, 0 to 1.</param>
internal sealed record RunCurve(string Name, IReadOnlyList<double> Pictures, IReadOnlyList<double> Loss, IReadOnlyList<double> Overlap)
{
    /// <summary>Name of the table in a run's folder.</summary>
    public const string Table = "training.csv";

    /// <summary>Reads the table of a run; a last line that is cut short, as of a run that was killed, is left out.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="CommandException">There is no such table, it cannot be read, or it lacks a column or rows.</exception>
    public static RunCurve Read(string folder)
    {
        string path = Path.Combine(folder, Table);
        var pictures = new List<double>();
        var loss = new List<double>();
        var overlap = new List<double>();
        try
        {
            using var csv = new CsvParser(new StreamReader(path), CultureInfo.InvariantCulture);
            string[] names = csv.Read() ? csv.Record! : [];
            int[] columns = [.. new[] { "pictures", "loss", "overlap" }.Select(name => Array.IndexOf(names, name) is int column and >= 0
                ? column
                : throw new CommandException(ExitCode.Failure, $"{path}: has no column {name}."))];
            while (csv.Read())
            {
                if (csv.Record!.Length != names.Length)
                {
                    int row = csv.RawRow;
                    int fields = csv.Record.Length;
                    if (csv.Read())
                    {
                        throw new CommandException(ExitCode.Failure, $"{path}:{row}: has {fields} fields, the first line {names.Length}.");
                    }

                    break;
                }

                pictures.Add(Number(csv.Record[columns[0]]));
                loss.Add(Number(csv.Record[columns[1]]));
                overlap.Add(Number(csv.Record[columns[2]]));
            }

            double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
                ? number
                : throw new CommandException(ExitCode.Failure, $"{path}:{csv.RawRow}: '{text}' is no number.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CsvHelperException)
        {
            throw new CommandException(ExitCode.Failure, $"{path}: cannot be read: {e.Message}");
        }

        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return pictures.Count > 0 ? new RunCurve(name, pictures, loss, overlap) : throw new CommandException(ExitCode.Failure, $"{path}: has no rows.");
    }
}
