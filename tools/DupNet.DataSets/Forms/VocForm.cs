using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using DupNet.DataSets.Labels;
using DupNet.DataSets.Photos;
using DupNet.DataSets.Tables;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;

namespace DupNet.DataSets.Forms;

/// <summary>
/// Pascal VOC: an XML file for each picture, with the corners of boxes in pixels; text files in <c>ImageSets/Main</c> may say which pictures are
/// for training, validation and test. Objects marked <c>difficult</c> count neither way.
/// </summary>
internal static class VocForm
{
    private const string Extension = ".xml";
    private const string RootName = "annotation";
    private const int ProbedFiles = 20;
    private const string SetsFolder = "ImageSets/Main/";

    private static readonly XmlReaderSettings s_settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };

    /// <summary>Whether a folder is of this form: one of its first XML files begins as VOC labels do.</summary>
    /// <param name="labels">The files of the labels.</param>
    public static bool Is(PhotoIndex labels) => Files(labels).Take(ProbedFiles).Any(file => IsAnnotation(labels.PathOf(file)));

    /// <summary>Reads the photos of XML files and their boxes.</summary>
    /// <param name="labels">The files of the labels.</param>
    /// <param name="index">The photos that the labels may name.</param>
    /// <param name="troubles">Takes what is odd or wrong.</param>
    public static DraftSet Read(PhotoIndex labels, PhotoIndex index, ICollection<Trouble> troubles)
    {
        Dictionary<string, Split> splits = ReadSets(labels);
        var photos = new List<PhotoDraft>();
        foreach (string file in Files(labels))
        {
            if (ReadFile(file, labels, index, troubles) is PhotoDraft photo)
            {
                photo.Split = splits.TryGetValue(PhotoIndex.StemOf(file), out Split split) ? split : SplitNames.OfFolders(PhotoIndex.FolderOf(photo.Name));
                photos.Add(photo);
            }
        }

        FractionTable.ApplyToAll(photos, labels.Folder, troubles);
        return new DraftSet(photos, []);
    }

    private static IEnumerable<string> Files(PhotoIndex labels) => labels.Files.Where(file => file.EndsWith(Extension, StringComparison.OrdinalIgnoreCase));

    private static bool IsAnnotation(string path)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(new StringReader(LabelText.Read(path)), s_settings);
            return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == RootName;
        }
        catch (Exception e) when (e is XmlException or LabelException)
        {
            return false;
        }
    }

    // trainval.txt is train.txt and val.txt together; it counts where those say nothing.
    private static Dictionary<string, Split> ReadSets(PhotoIndex labels)
    {
        HashSet<string> known = [.. Files(labels).Select(PhotoIndex.StemOf)];
        int longest = known.Max(static name => name.Length);
        var splits = new Dictionary<string, Split>(StringComparer.Ordinal);
        foreach ((string name, Split split) in new[] { ("test", Split.Test), ("val", Split.Validation), ("train", Split.Training), ("trainval", Split.Training) })
        {
            foreach (string file in labels.Files.Where(file => ("/" + file).EndsWith($"/{SetsFolder}{name}.txt", StringComparison.OrdinalIgnoreCase)))
            {
                foreach (string line in LabelText.Read(labels.PathOf(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    splits.TryAdd(NameIn(line, known, longest), split);
                }
            }
        }

        return splits;
    }

    // A name may have spaces, and a number may follow it, as in lists of one class: the longest start of the line that is a name counts.
    private static string NameIn(string line, HashSet<string> known, int longest)
    {
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> names = known.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlySpan<char> start = line;
        while (true)
        {
            if (names.TryGetValue(start, out string? name))
            {
                return name;
            }

            // What is longer than all names is cut at once: a line may be of any length.
            int end = start[..Math.Min(start.Length, longest + 1)].LastIndexOfAny(' ', '\t');
            if (end < 0)
            {
                return start.ToString();
            }

            start = start[..end].TrimEnd();
        }
    }

    private static PhotoDraft? ReadFile(string file, PhotoIndex labels, PhotoIndex index, ICollection<Trouble> troubles)
    {
        string path = labels.PathOf(file);
        XElement root;
        try
        {
            using XmlReader reader = XmlReader.Create(new StringReader(LabelText.Read(path)), s_settings);
            root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException e)
        {
            troubles.Add(new Trouble(TroubleKind.FileUnreadable, path, Math.Max(1, e.LineNumber), $"is no XML that is read: {e.Message}"));
            return null;
        }

        if (root.Name.LocalName != RootName)
        {
            return null;
        }

        string near = PhotoIndex.FolderOf(file);
        string name = root.Element("filename")?.Value.Trim() ?? string.Empty;
        string? picture = (name.Length > 0 ? index.Find(name, near) : null) ?? index.FindStem(PhotoIndex.StemOf(file), near);
        if (picture is null)
        {
            troubles.Add(new Trouble(TroubleKind.PhotoMissing, path, LineOf(root.Element("filename") ?? root), $"{(name.Length > 0 ? name : PhotoIndex.StemOf(file))}: no such picture in {index.Folder}."));
            return null;
        }

        XElement? size = root.Element("size");
        var photo = new PhotoDraft(picture, index.PathOf(picture), path, 1) { Width = Side(size, "width"), Height = Side(size, "height") };
        foreach (XElement labelled in root.Elements("object"))
        {
            AddObject(labelled, photo, path, troubles);
        }

        return photo;
    }

    private static void AddObject(XElement labelled, PhotoDraft photo, string path, ICollection<Trouble> troubles)
    {
        XElement? corners = labelled.Element("bndbox");
        string name = labelled.Element("name")?.Value.Trim() ?? string.Empty;
        if (name.Length > 0 && Number(corners, "xmin") is double left && Number(corners, "ymin") is double top && Number(corners, "xmax") is double right && Number(corners, "ymax") is double bottom)
        {
            bool isIgnored = labelled.Element("difficult")?.Value.Trim() == "1";
            photo.Boxes.Add(new BoxDraft(new Box(left, top, right - left, bottom - top), name, isIgnored, path, LineOf(corners!)));
            return;
        }

        troubles.Add(new Trouble(TroubleKind.RowUnreadable, path, LineOf(labelled), "an object needs a name and a bndbox with the numbers xmin, ymin, xmax and ymax."));
        photo.IsSpoilt = true;
    }

    private static int Side(XElement? size, string name) => Number(size, name) is double side and >= 1 and <= int.MaxValue ? (int)Math.Round(side) : 0;

    private static double? Number(XElement? parent, string name) =>
        double.TryParse(parent?.Element(name)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;
}
