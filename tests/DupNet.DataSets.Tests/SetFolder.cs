using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;
using Xunit;

namespace DupNet.DataSets.Tests;

/// <summary>A data set that a test writes.</summary>
internal sealed class SetFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    /// <summary>Draws pictures of 100 x 50 pixels.</summary>
    public SetFolder Draw(params string[] names)
    {
        foreach (string name in names)
        {
            DrawnPhoto.Write(File(name), 100, 50);
        }

        return this;
    }

    /// <summary>Writes a text file.</summary>
    public SetFolder Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllText(File(name), text);
        return this;
    }

    public string File(string name) => _folder.File(name);

    public DataSet Open(string? name = null) => DataSet.Open(new DataSource(name is null ? Path : File(name)));

    public void Dispose() => _folder.Dispose();

    /// <summary>What is in a set, a line a photo: what for, name, objects as class and box, ignored boxes after a bar.</summary>
    public static IEnumerable<string> Lines(DataSet set) => set.Photos
        .Select(photo => $"{set.SplitOf(photo)} {photo.File}: {string.Join(' ', photo.Objects.Select(labelled => $"{labelled.ClassName}({Text(labelled.Box)})"))}"
            + (photo.Ignored.Count > 0 ? $" | {string.Join(' ', photo.Ignored.Select(Text))}" : string.Empty))
        .Order(StringComparer.Ordinal);

    public void AssertTold(DataSet set, TroubleKind kind, string file, int line, string message)
    {
        Trouble trouble = Assert.Single(set.Troubles, trouble => trouble.Kind == kind);
        Assert.Equal((File(file), line), (trouble.Path, trouble.Line));
        Assert.Contains(message, trouble.Message, StringComparison.Ordinal);
    }

    private static string Text(Box box) => FormattableString.Invariant($"{Math.Round(box.X, 3)},{Math.Round(box.Y, 3)},{Math.Round(box.Width, 3)},{Math.Round(box.Height, 3)}");
}
