using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Output;
using DupNet.DataSets.Tables;
using DupNet.Evaluation;
using DupNet.Training.Learning;

namespace DupNet.Training.Validation;

/// <summary>Writes validation results as tables.</summary>
public static class ValidationTable
{
    /// <summary>Header of the lines that <see cref="Lines"/> writes.</summary>
    public const string Header = "step,part,photos,faces,recallAt005,recallAt01,averagePrecision,scoreAt01";

    /// <summary>The columns of <see cref="ClassLines"/>.</summary>
    public const string ClassHeader = "step,class,objects,recallAt01,averagePrecision";

    /// <summary>Writes results as comma-separated values, one line for each part.</summary>
    /// <param name="step">Steps done.</param>
    /// <param name="results">The results.</param>
    public static IEnumerable<string> Lines(long step, IReadOnlyList<PartResult> results) => results.Select(part => string.Create(
        CultureInfo.InvariantCulture,
        $"{step},{part.Part},{part.Photos},{part.Faces},{part.RecallAt005:F4},{part.RecallAt01:F4},{part.AveragePrecision:F4},{part.ScoreAt01:F4}"));

    /// <summary>One line of comma-separated values for each class.</summary>
    /// <param name="step">Steps done.</param>
    /// <param name="results">The results.</param>
    public static IEnumerable<string> ClassLines(long step, IReadOnlyList<ClassResult> results) => results.Select(one => string.Create(
        CultureInfo.InvariantCulture,
        $"{step},{LabelTable.Quote(one.Name)},{one.Objects},{one.RecallAt01:F4},{one.AveragePrecision:F4}"));

    /// <summary>Adds results to the tables of a run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="step">Steps done.</param>
    /// <param name="result">The results.</param>
    public static void Append(RunFolder folder, long step, ValidationResult result)
    {
        foreach (string line in Lines(step, result.Parts))
        {
            RunFolder.Append(folder.ValidationLogPath, Header, line);
        }

        foreach (string line in result.Classes.Count > 1 ? ClassLines(step, result.Classes) : [])
        {
            RunFolder.Append(folder.ClassValidationLogPath, ClassHeader, line);
        }
    }

    /// <summary>Writes the results for people: of classes, where there are several, and their mean.</summary>
    /// <param name="writer">Takes the lines.</param>
    /// <param name="result">The results.</param>
    public static void Write(TextWriter writer, ValidationResult result)
    {
        foreach (PartResult part in result.Parts)
        {
            writer.WriteVisible(string.Create(
                CultureInfo.InvariantCulture,
                $"{part.Part,-8} {part.Photos,5} photos {part.Faces,5} faces   recall {Number(part.RecallAt005)} at 0.05, {Number(part.RecallAt01)} at 0.1 false positives an image (score {Number(part.ScoreAt01)})   AP50 {Number(part.AveragePrecision)}"));
        }

        if (result.Classes.Count > 1)
        {
            int width = result.Classes.Max(one => one.Name.Length);
            foreach (ClassResult one in result.Classes)
            {
                writer.WriteVisible(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{one.Name.PadRight(width)} {one.Objects,5} objects   recall {Number(one.RecallAt01)} at 0.1 false positives an image   AP50 {Number(one.AveragePrecision)}"));
            }

            writer.WriteVisible($"mean AP50 {Number(result.MeanAveragePrecision)}");
        }
    }

    private static string Number(double? value) => value is double number ? number.ToString("F3", CultureInfo.InvariantCulture) : "-";
}
