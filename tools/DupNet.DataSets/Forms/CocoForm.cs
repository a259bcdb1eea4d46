using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using DupNet.DataSets.Labels;
using DupNet.DataSets.Photos;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;
using DupNet.Files;

namespace DupNet.DataSets.Forms;

/// <summary>
/// COCO: JSON files with lists of images, categories and annotations, whose boxes are <c>[x, y, w, h]</c> in pixels. Annotations of crowds
/// (<c>iscrowd</c>) count neither way. Categories that no annotation is of are left aside.
/// </summary>
internal static class CocoForm
{
    private const string Extension = ".json";
    private const string InstancesStart = "instances";
    private const int BoxNumbers = 4;

    /// <summary>The files of a folder that are of this form. Where the folder has the files of COCO itself, only those with boxes.</summary>
    /// <param name="labels">The files of the labels.</param>
    public static IReadOnlyList<string> Files(PhotoIndex labels)
    {
        string[] files = [.. labels.Files.Where(file => file.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) && Is(labels.PathOf(file)))];
        string[] instances = [.. files.Where(file => PhotoIndex.NameOf(file).StartsWith(InstancesStart, StringComparison.OrdinalIgnoreCase))];
        return instances.Length > 0 ? instances : files;
    }

    /// <summary>Reads the photos of JSON files and their boxes.</summary>
    /// <param name="files">The JSON files, relative to the folder.</param>
    /// <param name="folder">The folder of the labels.</param>
    /// <param name="index">The photos that the labels may name.</param>
    /// <param name="troubles">Takes what is odd or wrong.</param>
    public static DraftSet Read(IReadOnlyList<string> files, string folder, PhotoIndex index, ICollection<Trouble> troubles)
    {
        var photos = new List<PhotoDraft>();
        var classes = new List<string>();
        foreach (string file in files)
        {
            string path = Path.Combine(folder, file);
            try
            {
                using JsonDocument document = JsonDocument.Parse(RegularFile.ReadAllBytes(path, Array.MaxLength));
                ReadFile(document.RootElement, path, file, index, photos, classes, troubles);
            }
            catch (JsonException e)
            {
                troubles.Add(new Trouble(TroubleKind.FileUnreadable, path, (int)(e.LineNumber + 1 ?? 0), $"is no JSON: {e.Message}"));
            }
            catch (FileRefusedException e)
            {
                troubles.Add(new Trouble(TroubleKind.FileUnreadable, path, 0, $"{e.Message}."));
            }

            FractionTable.Apply(photos, path, troubles);
            CornerTable.Check(photos, path);
        }

        return new DraftSet(photos, classes);
    }

    // The lists may come in any order, so all of the file is read; its start tells files of other kinds soon.
    private static bool Is(string path)
    {
        var reader = new Utf8JsonReader(RegularFile.ReadStart(path, 1 << 20), isFinalBlock: false, default);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("images") || reader.ValueTextEquals("annotations") || reader.ValueTextEquals("categories"))
                {
                    return true;
                }

                reader.Read();
                if (!reader.TrySkip())
                {
                    return false;
                }
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return false;
    }

    private static void ReadFile(
        JsonElement root, string path, string file, PhotoIndex index, List<PhotoDraft> photos, List<string> classes, ICollection<Trouble> troubles)
    {
        Dictionary<string, PhotoDraft?> byId = ReadImages(root, path, file, index, photos, troubles);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonElement category in Items(root, "categories"))
        {
            if (Text(category, "id") is string id && Text(category, "name") is string name)
            {
                names.TryAdd(id, name.Trim());
            }
        }

        var used = new HashSet<string>(StringComparer.Ordinal);
        int number = -1;
        foreach (JsonElement annotation in Items(root, "annotations"))
        {
            number++;
            string where = $"annotations[{number}]";
            if (Text(annotation, "image_id") is not string image || !byId.TryGetValue(image, out PhotoDraft? photo))
            {
                troubles.Add(new Trouble(TroubleKind.BoxAstray, path, 0, $"{where} is of no image of the file."));
            }
            else if (Text(annotation, "category_id") is not string category || !names.TryGetValue(category, out string? name))
            {
                Spoil(photo, path, $"{where} is of no category of the file.", troubles);
            }
            else if (BoxOf(annotation) is not Box box)
            {
                Spoil(photo, path, $"{where} has no bbox of four numbers.", troubles);
            }
            else
            {
                used.Add(name);
                photo?.Boxes.Add(new BoxDraft(box, name, Text(annotation, "iscrowd") == "1", path, 0) { Place = where });
            }
        }

        classes.AddRange(names.Values.Where(used.Contains).Distinct().Except(classes).ToArray());
    }

    private static Dictionary<string, PhotoDraft?> ReadImages(
        JsonElement root, string path, string file, PhotoIndex index, List<PhotoDraft> photos, ICollection<Trouble> troubles)
    {
        var byId = new Dictionary<string, PhotoDraft?>(StringComparer.Ordinal);
        Split split = SplitNames.OfFile(file);
        int number = -1;
        foreach (JsonElement image in Items(root, "images"))
        {
            number++;
            if (Text(image, "id") is not string id || Text(image, "file_name") is not string name || byId.ContainsKey(id))
            {
                troubles.Add(new Trouble(TroubleKind.FileUnreadable, path, 0, $"images[{number}] needs an id of its own and a file_name."));
                continue;
            }

            PhotoDraft? photo = null;
            if (index.Find(name, PhotoIndex.FolderOf(file)) is string picture)
            {
                photo = new PhotoDraft(picture, index.PathOf(picture), path, 0) { Width = Side(image, "width"), Height = Side(image, "height"), Split = split };
                photos.Add(photo);
            }
            else
            {
                troubles.Add(new Trouble(TroubleKind.PhotoMissing, path, 0, $"images[{number}]: {name}: no such file in {index.Folder}."));
            }

            byId.Add(id, photo);
        }

        return byId;
    }

    private static void Spoil(PhotoDraft? photo, string path, string message, ICollection<Trouble> troubles)
    {
        // Labels of a photo that is not there matter to nobody.
        if (photo is not null)
        {
            photo.IsSpoilt = true;
            troubles.Add(new Trouble(TroubleKind.RowUnreadable, path, 0, message));
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static string? Text(JsonElement item, string name) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => Decoded(value),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "1",
            _ => null,
        }
        : null;

    // Null for bytes that are no UTF-8, and for half a pair of UTF-16: JSON lets both pass.
    private static string? Decoded(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static int Side(JsonElement image, string name) =>
        image.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double side) && side is >= 1 and <= int.MaxValue
            ? (int)Math.Round(side)
            : 0;

    private static Box? BoxOf(JsonElement annotation)
    {
        if (!annotation.TryGetProperty("bbox", out JsonElement list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() != BoxNumbers)
        {
            return null;
        }

        double[] values = new double[BoxNumbers];
        for (int i = 0; i < BoxNumbers; i++)
        {
            if (list[i].ValueKind != JsonValueKind.Number || !list[i].TryGetDouble(out values[i]) || !double.IsFinite(values[i]))
            {
                return null;
            }
        }

        return new Box(values[0], values[1], values[2], values[3]);
    }
}
