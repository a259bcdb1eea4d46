using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using DupNet.Evaluation;

namespace DupNet.Comparison.Teaching;

/// <summary>The tables that <see cref="LabelledPhotos"/> reads, for photos that lie elsewhere.</summary>
internal static class LabelTables
{
    /// <summary>Text of labels.csv.</summary>
    /// <param name="photos">The photos; a corner and a side have two decimals.</param>
    /// <param name="folder">The folder that the table will lie in: files are named relative to it.</param>
    public static string Labels(IReadOnlyList<LabelledPhoto> photos, string folder)
    {
        var table = new StringBuilder("file,width,height,x,y,w,h\n");
        foreach (LabelledPhoto photo in photos)
        {
            string start = $"{Name(photo, folder)},{photo.Width},{photo.Height},";
            IEnumerable<string> boxes = photo.Faces.Count > 0 ? photo.Faces.Select(Numbers) : [",,,"];
            foreach (string box in boxes)
            {
                table.Append(start).Append(box).Append('\n');
            }
        }

        return table.ToString();
    }

    /// <summary>Text of ignore.csv.</summary>
    /// <param name="photos">The photos.</param>
    /// <param name="folder">The folder that the table will lie in.</param>
    public static string Ignored(IReadOnlyList<LabelledPhoto> photos, string folder)
    {
        var table = new StringBuilder("file,x,y,w,h\n");
        foreach (LabelledPhoto photo in photos)
        {
            foreach (Box box in photo.Ignored)
            {
                table.Append(Name(photo, folder)).Append(',').Append(Numbers(box)).Append('\n');
            }
        }

        return table.ToString();
    }

    private static string Name(LabelledPhoto photo, string folder) =>
        CsvRow.Quote(Path.GetRelativePath(folder, photo.Path).Replace(Path.DirectorySeparatorChar, '/'));

    private static string Numbers(Box box) =>
        string.Create(CultureInfo.InvariantCulture, $"{box.X:0.##},{box.Y:0.##},{box.Width:0.##},{box.Height:0.##}");
}
