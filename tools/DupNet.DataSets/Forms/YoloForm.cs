using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.DataSets.Labels;
using DupNet.DataSets.Photos;
using DupNet.DataSets.Tables;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;

namespace DupNet.DataSets.Forms;

/// <summary>
/// YOLO, as Ultralytics and Roboflow write it: for each picture a text file with a line an object, <c>class x y w h</c>, the centre and the sides in
/// fractions of the picture; or <c>class x y x y x y ...</c>, an outline. The file lies beside the picture, or in a folder <c>labels</c> where the picture is in
/// <c>images</c>. A picture without a file, or with an empty one, shows no object. <c>data.yaml</c> or <c>classes.txt</c> names the classes.
/// </summary>
internal static class YoloForm
{
    private const string ImagesFolder = "images";
    private const string LabelsFolder = "labels";
    private const int ProbedFiles = 50;
    private const int BoxFields = 5;
    private const int OutlineFields = 7;

    /// <summary>Largest fraction that is one, though a little beyond the picture.</summary>
    private const double LargestFraction = 2;

    private static readonly string[] s_nameFiles = ["classes.txt", "obj.names", "names.txt", "_darknet.labels", "labels.txt"];

    /// <summary>Whether a folder has labels of this form.</summary>
    /// <param name="labels">The files of the labels.</param>
    /// <param name="index">The photos.</param>
    public static bool Is(PhotoIndex labels, PhotoIndex index)
    {
        if (labels.Files.Where(IsDescription).Any(file => YoloDescription.Read(labels.PathOf(file), []) is not null))
        {
            return true;
        }

        var stems = new HashSet<string>(index.Pictures.Select(PhotoIndex.StemOf), StringComparer.Ordinal);
        return labels.Files.Where(file => IsText(file) && stems.Contains(PhotoIndex.StemOf(file))).Take(ProbedFiles).Any(file => IsLabel(labels.PathOf(file)));
    }

    /// <summary>Reads the photos of a folder and their boxes.</summary>
    /// <param name="description">Path of data.yaml that the user named; null to look for one.</param>
    /// <param name="labels">The files of the labels.</param>
    /// <param name="index">The photos.</param>
    /// <param name="troubles">Takes what is odd or wrong.</param>
    public static DraftSet Read(string? description, PhotoIndex labels, PhotoIndex index, ICollection<Trouble> troubles)
    {
        YoloDescription? described = description is not null
            ? YoloDescription.Read(description, troubles)
            : labels.Files.Where(IsDescription).Select(file => YoloDescription.Read(labels.PathOf(file), troubles)).FirstOrDefault(found => found is not null);
        IReadOnlyList<string> names = described?.Names ?? ReadNames(labels);
        Dictionary<string, Split> splits = described?.Splits(labels, index) ?? [];
        var texts = new LabelFiles(labels);
        var photos = new List<PhotoDraft>();
        var reader = new Reader(names, described?.File, described?.HasKeypoints ?? false, troubles);
        int unlisted = 0;
        foreach (string picture in index.Pictures)
        {
            Split split = splits.GetValueOrDefault(picture, SplitNames.OfFolders(PhotoIndex.FolderOf(picture)));
            if (splits.Count > 0 && split == Split.None)
            {
                unlisted++;
                continue;
            }

            string? text = texts.Take(picture);
            string path = labels.PathOf(text ?? picture);
            var photo = new PhotoDraft(picture, index.PathOf(picture), path, 0) { Split = split };
            photos.Add(photo);
            if (text is not null)
            {
                reader.Read(photo, path);
            }
        }

        if (unlisted > 0)
        {
            troubles.Add(new Trouble(TroubleKind.PhotoUnlisted, described!.File, 0, string.Create(CultureInfo.InvariantCulture, $"{unlisted} pictures of the folder are in none of its parts.")));
        }

        foreach (string text in texts.Left())
        {
            troubles.Add(new Trouble(TroubleKind.PhotoMissing, labels.PathOf(text), 0, $"there is no picture for these labels in {index.Folder}."));
        }

        return new DraftSet(photos, reader.Classes());
    }

    /// <summary>Whether a file may be a data.yaml: it lies in no deeper folder and ends in .yaml or .yml.</summary>
    public static bool IsDescription(string file) =>
        !file.Contains('/', StringComparison.Ordinal) && Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml";

    private static bool IsText(string file) => file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    private static bool IsLabel(string path)
    {
        string[] fields = LabelText.Read(path).Split((char[]?)null, BoxFields + 1, StringSplitOptions.RemoveEmptyEntries);
        return fields.Length >= BoxFields
            && fields[..BoxFields].All(field => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
    }

    private static IReadOnlyList<string> ReadNames(PhotoIndex labels)
    {
        foreach (string name in s_nameFiles)
        {
            if (labels.Files.FirstOrDefault(file => string.Equals(PhotoIndex.NameOf(file), name, StringComparison.OrdinalIgnoreCase)) is string file)
            {
                return LabelText.Read(labels.PathOf(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            }
        }

        return [];
    }

    /// <summary>Where the labels of a picture may lie, the likeliest place first.</summary>
    private static IEnumerable<string> LabelCandidates(string picture)
    {
        string[] steps = picture.Split('/');
        string name = PhotoIndex.StemOf(picture) + ".txt";
        int images = Array.FindLastIndex(steps, steps.Length - 1, step => string.Equals(step, ImagesFolder, StringComparison.OrdinalIgnoreCase));
        if (images >= 0)
        {
            string[] apart = [.. steps[..^1], name];
            apart[images] = LabelsFolder;
            yield return string.Join('/', apart);
        }

        yield return string.Join('/', [.. steps[..^1], name]);
        yield return string.Join('/', [.. steps[..^1], LabelsFolder, name]);
    }

    /// <summary>The text files of labels, each taken by one picture.</summary>
    private sealed class LabelFiles
    {
        private readonly HashSet<string> _left;
        private readonly Dictionary<string, List<string>> _byStem;
        private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

        public LabelFiles(PhotoIndex labels)
        {
            _left = new(labels.Files.Where(file => IsText(file) && !s_nameFiles.Contains(PhotoIndex.NameOf(file), StringComparer.OrdinalIgnoreCase)), StringComparer.Ordinal);
            _byStem = _left.GroupBy(PhotoIndex.StemOf, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        }

        /// <summary>Takes the label file of a picture, which no other picture gets after that; null when there is none.</summary>
        public string? Take(string picture)
        {
            string? found = LabelCandidates(picture).FirstOrDefault(_left.Contains);
            if (found is null && _byStem.TryGetValue(PhotoIndex.StemOf(picture), out List<string>? others))
            {
                // Anywhere else, but of the same part of the set.
                Split split = SplitNames.OfFolders(PhotoIndex.FolderOf(picture));
                string[] same = [.. others.Where(file => _left.Contains(file) && SplitNames.OfFolders(PhotoIndex.FolderOf(file)) == split)];
                found = same.Length == 1 ? same[0] : null;
            }

            if (found is not null)
            {
                _left.Remove(found);
                _folders.Add(PhotoIndex.FolderOf(found));
            }

            return found;
        }

        /// <summary>Label files that no picture took, in folders of which others were taken.</summary>
        public IEnumerable<string> Left() => _left.Where(file => _folders.Contains(PhotoIndex.FolderOf(file)) && PhotoIndex.FolderOf(file).Length > 0).Order(StringComparer.Ordinal);
    }

    private sealed class Reader(IReadOnlyList<string> names, string? description, bool hasKeypoints, ICollection<Trouble> troubles)
    {
        private int _largestClass = -1;

        public IReadOnlyList<string> Classes() => names.Count > 0 ? names : [.. Enumerable.Range(0, _largestClass + 1).Select(YoloClass.Unnamed)];

        public void Read(PhotoDraft photo, string path)
        {
            string[] lines = LabelText.Read(path).Split('\n', StringSplitOptions.TrimEntries);
            for (int i = 0; i < lines.Length; i++)
            {
                if (lines[i].Length > 0 && ReadLine(lines[i], path, i + 1, photo) is string reason)
                {
                    troubles.Add(new Trouble(TroubleKind.RowUnreadable, path, i + 1, reason));
                    photo.IsSpoilt = true;
                }
            }
        }

        // Returns what is wrong; null when nothing is.
        private string? ReadLine(string line, string path, int number, PhotoDraft photo)
        {
            string[] fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var values = new double[fields.Length];
            for (int i = 0; i < fields.Length; i++)
            {
                if (!double.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]) || !double.IsFinite(values[i]))
                {
                    return $"'{fields[i]}' is no number.";
                }
            }

            if (values.Length < BoxFields || values[0] < 0 || values[0] >= YoloClass.Most || values[0] != Math.Floor(values[0]))
            {
                return "a line must be class, x, y, w, h: a whole number and four fractions of the picture.";
            }

            int classNumber = (int)values[0];
            if (names.Count > 0 && classNumber >= names.Count)
            {
                return $"class {classNumber} has no name{(description is null ? string.Empty : $" in {Path.GetFileName(description)}")}, which names {names.Count} classes from 0 on.";
            }

            bool isOutline = !hasKeypoints && values.Length >= OutlineFields && values.Length % 2 != 0;
            double[] box = isOutline ? BoxOfOutline(values) : values[1..BoxFields];
            if (Array.Exists(box, static value => value is < -LargestFraction or > LargestFraction))
            {
                return "x, y, w and h must be fractions of the picture, 0..1, not pixels.";
            }

            _largestClass = Math.Max(_largestClass, classNumber);
            string name = names.Count > 0 ? names[classNumber] : YoloClass.Unnamed(classNumber);
            photo.Boxes.Add(new BoxDraft(new Box(box[0] - (box[2] / 2), box[1] - (box[3] / 2), box[2], box[3]), name, IsIgnored: false, path, number, IsInFractions: true));
            return null;
        }

        private static double[] BoxOfOutline(double[] values)
        {
            double[] x = [.. values.Skip(1).Where((_, i) => i % 2 == 0)];
            double[] y = [.. values.Skip(1).Where((_, i) => i % 2 != 0)];
            return [(x.Min() + x.Max()) / 2, (y.Min() + y.Max()) / 2, x.Max() - x.Min(), y.Max() - y.Min()];
        }
    }
}
