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
using DupNet.Pictures;

namespace DupNet.DataSets.Forms;

/// <summary>
/// WIDER FACE: text files in which the path of a picture is followed by the number of its boxes and then by them, a line each:
/// <c>x y w h blur expression illumination invalid occlusion pose</c>. A picture without faces has the number 0 and one line of zeros.
/// </summary>
internal static class WiderForm
{
    private const string ClassName = "face";
    private const int BoxNumbers = 4;
    private const int InvalidField = 7;
    private const int ProbedLines = 2;

    /// <summary>Whether a text file begins as WIDER FACE labels do.</summary>
    /// <param name="path">The file.</param>
    public static bool Is(string path)
    {
        try
        {
            using StreamReader reader = File.OpenText(path);
            string?[] start = [.. Enumerable.Range(0, ProbedLines).Select(_ => reader.ReadLine())];
            return start[0] is string name && PictureFile.HasPictureExtension(name.Trim()) && int.TryParse(start[1], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Reads the photos of text files and their boxes.</summary>
    /// <param name="files">The text files, as paths relative to the folder or full paths.</param>
    /// <param name="folder">The folder of the labels.</param>
    /// <param name="index">The photos that the labels may name.</param>
    /// <param name="troubles">Takes what is odd or wrong.</param>
    public static DraftSet Read(IReadOnlyList<string> files, string folder, PhotoIndex index, ICollection<Trouble> troubles)
    {
        var photos = new List<PhotoDraft>();
        foreach (string file in files)
        {
            string path = Path.Combine(folder, file);
            ReadFile(path, SplitNames.OfFile(file), index, photos, troubles);
            FractionTable.Apply(photos, path, troubles);
        }

        return new DraftSet(photos, [ClassName]);
    }

    private static void ReadFile(string path, Split split, PhotoIndex index, List<PhotoDraft> photos, ICollection<Trouble> troubles)
    {
        string[] lines = LabelText.Read(path).Split('\n', StringSplitOptions.TrimEntries);
        PhotoDraft? photo = null;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i];
            if (line.Length == 0)
            {
                continue;
            }

            if (PictureFile.HasPictureExtension(line))
            {
                photo = Find(line, path, i + 1, split, index, photos, troubles);

                // The number of boxes; the lines themselves tell it as well.
                if (i + 1 < lines.Length && int.TryParse(lines[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
                {
                    i++;
                }
            }
            else if (photo is not null)
            {
                ReadBox(line, photo, path, i + 1, troubles);
            }
        }
    }

    private static PhotoDraft? Find(string name, string path, int line, Split split, PhotoIndex index, List<PhotoDraft> photos, ICollection<Trouble> troubles)
    {
        if (index.Find(name, string.Empty) is not string picture)
        {
            troubles.Add(new Trouble(TroubleKind.PhotoMissing, path, line, $"{name}: no such file in {index.Folder}."));
            return null;
        }

        var photo = new PhotoDraft(picture, index.PathOf(picture), path, line) { Split = split };
        photos.Add(photo);
        return photo;
    }

    private static void ReadBox(string line, PhotoDraft photo, string path, int number, ICollection<Trouble> troubles)
    {
        string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double[] values = new double[BoxNumbers];
        for (int i = 0; i < BoxNumbers; i++)
        {
            if (i >= fields.Length || !double.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]) || !double.IsFinite(values[i]))
            {
                troubles.Add(new Trouble(TroubleKind.RowUnreadable, path, number, $"'{line}' is no box of {photo.Name}: x y w h and six numbers more."));
                photo.IsSpoilt = true;
                return;
            }
        }

        if (!Array.TrueForAll(values, static value => value == 0))
        {
            bool isIgnored = fields.Length > InvalidField && fields[InvalidField] == "1";
            photo.Boxes.Add(new BoxDraft(new Box(values[0], values[1], values[2], values[3]), ClassName, isIgnored, path, number));
        }
    }
}
