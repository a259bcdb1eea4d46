using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Files;
using DupNet.CommandLine.Outcomes;
using DupNet.Evaluation;
using DupNet.Measuring.Photos;
using DupNet.Pictures;

namespace DupNet.Cli.Measuring;

/// <summary>
/// Copies of photos with what a detector found and missed: green hits, red faces that were missed, yellow false positives, and in
/// gray what counts neither way.
/// </summary>
internal static class ExamplePictures
{
    private const string Missed = "missed";
    private const string FalsePositive = "false-positive";
    private const string Found = "found";

    /// <summary>
    /// Replaces the copies of an earlier run. Writes each photo into <c>missed</c>, <c>false-positive</c> (maybe both) or <c>found</c> (all faces and nothing else); photos
    /// without a face where nothing was found are left out.
    /// </summary>
    /// <param name="folder">Folder in which the three folders are made.</param>
    /// <param name="photos">The photos.</param>
    /// <param name="detections">The detections of each photo.</param>
    /// <param name="threshold">Least score of the detections that count, 0..1.</param>
    /// <exception cref="CommandException">A folder cannot be made, or an earlier run's copy not be deleted.</exception>
    public static void Write(
        string folder, IReadOnlyList<LabelledPhoto> photos, IReadOnlyList<IReadOnlyList<ScoredBox>> detections, double threshold)
    {
        var names = new Search.DetectedName();
        foreach (string kind in new[] { Missed, FalsePositive, Found })
        {
            OutputFolder.Create(Path.Combine(folder, kind));
            DeleteCopies(Path.Combine(folder, kind));
        }

        for (int i = 0; i < photos.Count; i++)
        {
            ScoredBox[] counted = [.. detections[i].Where(box => box.Score >= threshold)];
            IReadOnlyList<DetectionMatch> matches = DetectionMatcher.MatchClasses(photos[i].Objects, photos[i].Ignored, counted);
            bool[] found = new bool[photos[i].Boxes.Count];
            foreach (DetectionMatch match in matches.Where(match => match.Outcome == MatchOutcome.Hit))
            {
                found[match.Face] = true;
            }

            bool misses = found.Contains(false);
            bool falsePositives = matches.Any(match => match.Outcome == MatchOutcome.FalsePositive);
            if (found.Length == 0 && !falsePositives)
            {
                continue;
            }

            Picture painted = BoxPainter.Paint(PictureFile.Load(photos[i].Path), Marks(photos[i], counted, matches, found));
            string name = names.For(photos[i].Path);
            if (misses)
            {
                PictureFile.Save(painted, Path.Combine(folder, Missed, name));
            }

            if (falsePositives)
            {
                PictureFile.Save(painted, Path.Combine(folder, FalsePositive, name));
            }

            if (!misses && !falsePositives)
            {
                PictureFile.Save(painted, Path.Combine(folder, Found, name));
            }
        }
    }

    private static void DeleteCopies(string folder)
    {
        try
        {
            foreach (string copy in Directory.GetFiles(folder).Where(Search.DetectedName.Is))
            {
                File.Delete(copy);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failure, $"{folder}: copies of an earlier run cannot be deleted: {e.Message}");
        }
    }

    private static List<ScoreMark> Marks(
        LabelledPhoto photo, ScoredBox[] counted, IReadOnlyList<DetectionMatch> matches, bool[] found)
    {
        List<ScoreMark> marks = [.. photo.Ignored.Select(box => Mark(box, null, MarkColour.Gray))];
        marks.AddRange(photo.Boxes.Where((_, face) => !found[face]).Select(box => Mark(box, null, MarkColour.Red)));
        marks.AddRange(counted.Select((box, i) => Mark(box.Box, (float)box.Score, matches[i].Outcome switch
        {
            MatchOutcome.Hit => MarkColour.Green,
            MatchOutcome.Ignored => MarkColour.Gray,
            _ => MarkColour.Yellow,
        })));
        return marks;
    }

    private static ScoreMark Mark(Box box, float? score, MarkColour colour) =>
        new((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height, score, colour);
}
