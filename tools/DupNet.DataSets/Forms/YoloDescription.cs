using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.DataSets.Labels;
using DupNet.DataSets.Photos;
using DupNet.DataSets.Tables;
using DupNet.DataSets.Troubles;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace DupNet.DataSets.Forms;

/// <summary>What data.yaml says: names of classes, and which pictures are for what.</summary>
internal sealed class YoloDescription
{
    private const int MostDepth = 64;

    private static readonly (string Key, Split Split)[] s_keys =
        [("test", Split.Test), ("val", Split.Validation), ("valid", Split.Validation), ("validation", Split.Validation), ("train", Split.Training)];

    private YoloDescription(string file, IReadOnlyList<string> names, bool hasKeypoints, IReadOnlyList<(Split Split, string Entry)> entries)
    {
        File = file;
        Names = names;
        HasKeypoints = hasKeypoints;
        Entries = entries;
    }

    /// <summary>The path of data.yaml, for messages.</summary>
    public string File { get; }

    /// <summary>Names of the classes; the index is the class's number.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether each box of the label files is followed by key points.</summary>
    public bool HasKeypoints { get; }

    /// <summary>Folders, or lists of pictures, and what they are for.</summary>
    private IReadOnlyList<(Split Split, string Entry)> Entries { get; }

    /// <summary>Reads data.yaml; null when the file does not describe a data set.</summary>
    /// <param name="path">The file.</param>
    /// <param name="troubles">Takes what is wrong.</param>
    public static YoloDescription? Read(string path, ICollection<Trouble> troubles)
    {
        var yaml = new YamlStream();
        string text = LabelText.Read(path);
        try
        {
            CheckShape(text);
            yaml.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            troubles.Add(new Trouble(TroubleKind.FileUnreadable, path, (int)e.Start.Line, $"is no YAML: {e.Message}"));
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The scanner's own, at some texts that are no YAML.
            troubles.Add(new Trouble(TroubleKind.FileUnreadable, path, 0, "is no YAML."));
            return null;
        }

        if (yaml.Documents.Count == 0 || yaml.Documents[0].RootNode is not YamlMappingNode root || NamesOf(Value(root, "names")) is not { Count: > 0 } names)
        {
            return null;
        }

        var entries = new List<(Split Split, string Entry)>();
        foreach ((string key, Split split) in s_keys)
        {
            entries.AddRange(TextsOf(Value(root, key)).Select(entry => (split, entry)));
        }

        return new YoloDescription(path, names, Value(root, "kpt_shape") is not null, entries);
    }

    /// <summary>What each picture is for, as far as data.yaml says it and its paths fit pictures on this machine.</summary>
    /// <param name="labels">The files of the labels.</param>
    /// <param name="index">The photos.</param>
    public Dictionary<string, Split> Splits(PhotoIndex labels, PhotoIndex index)
    {
        var splits = new Dictionary<string, Split>(StringComparer.Ordinal);
        foreach ((Split split, string entry) in Entries)
        {
            foreach (string picture in PicturesOf(entry, labels, index))
            {
                splits.TryAdd(picture, split);
            }
        }

        return splits;
    }

    // Paths are often those of another machine, or of another folder than the file's: the longest end that fits here counts, but never without the word
    // that tells training from validation.
    private static IEnumerable<string> PicturesOf(string entry, PhotoIndex labels, PhotoIndex index)
    {
        string[] steps = PhotoIndex.Steps(entry).Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (steps.Length == 0)
        {
            return index.Pictures;
        }

        for (int first = 0; first < steps.Length; first++)
        {
            string end = string.Join('/', steps[first..]);
            if (labels.Files.Contains(end) && !index.Pictures.Contains(end))
            {
                return LabelText.Read(labels.PathOf(end)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(line => index.Find(line, string.Empty)).OfType<string>();
            }

            string[] inside = [.. index.Pictures.Where(picture => picture.StartsWith(end + "/", StringComparison.Ordinal))];
            if (inside.Length > 0)
            {
                return inside;
            }

            if (SplitNames.OfStep(steps[first]) != Split.None)
            {
                break;
            }
        }

        return [];
    }

    // Nodes are loaded, and those of keys hashed, by recursion: without an end where a key holds itself by an alias. Events are read one by one.
    private static void CheckShape(string text)
    {
        var parser = new Parser(new StringReader(text));
        var open = new Stack<(bool IsMap, bool IsKeyNext)>();
        while (parser.MoveNext())
        {
            ParsingEvent current = parser.Current!;
            if (current is NodeEvent or AnchorAlias && open.TryPeek(out (bool IsMap, bool IsKeyNext) inside) && inside.IsMap)
            {
                if (inside.IsKeyNext && current is not Scalar)
                {
                    throw new YamlException(current.Start, current.End, "a key that is no text");
                }

                open.Pop();
                open.Push((true, !inside.IsKeyNext));
            }

            if (current.NestingIncrease > 0)
            {
                open.Push((current is MappingStart, true));
            }
            else if (current.NestingIncrease < 0)
            {
                open.Pop();
            }

            if (open.Count > MostDepth)
            {
                throw new YamlException(current.Start, current.End, $"more than {MostDepth} levels within one another");
            }
        }
    }

    private static YamlNode? Value(YamlMappingNode root, string key) =>
        root.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode { Value: string name } && name == key).Value;

    private static List<string> NamesOf(YamlNode? node) => node switch
    {
        YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>().Select(name => (name.Value ?? string.Empty).Trim())],
        YamlMappingNode map => FromMap(map),
        _ => [],
    };

    private static List<string> FromMap(YamlMappingNode map)
    {
        var names = new SortedDictionary<int, string>();
        foreach ((YamlNode key, YamlNode value) in map.Children)
        {
            if (key is YamlScalarNode { Value: string text } && value is YamlScalarNode { Value: string name }
                && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < YoloClass.Most)
            {
                names[number] = name.Trim();
            }
        }

        return names.Count == 0 ? [] : [.. Enumerable.Range(0, names.Keys.Max() + 1).Select(number => names.GetValueOrDefault(number, YoloClass.Unnamed(number)))];
    }

    private static IEnumerable<string> TextsOf(YamlNode? node) => node switch
    {
        YamlScalarNode { Value: { Length: > 0 } text } => [text],
        YamlSequenceNode list => list.Children.OfType<YamlScalarNode>().Select(item => item.Value).OfType<string>(),
        _ => [],
    };
}
