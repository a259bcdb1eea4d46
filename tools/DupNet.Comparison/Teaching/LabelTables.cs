using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using DupNet.DataSets.Tables;
using DupNet.Evaluation;

namespace DupNet.Comparison.Teaching;

/// <summary>Writes the tables of a data set in this project's own form. Photos keep the names that their labels have.</summary>
internal static class LabelTables
{
    /// <summary>The text of labels.csv for some photos.</summary>
    /// <param name="photos">The photos; boxes are written with two decimals.</param>
    public static string Labels(IReadOnlyList<LabelledPhoto> photos)
    {
        bool hasClasses = photos.Any(static photo => photo.Objects.Any(static labelled => labelled.ClassName.Length > 0));
        var table = new StringBuilder(hasClasses ? "file,width,height,x,y,w,h,class\n" : "file,width,height,x,y,w,h\n");
        foreach (LabelledPhoto photo in photos)
        {
            string start = $"{LabelTable.Quote(photo.File)},{photo.Width},{photo.Height},";
            IEnumerable<string> boxes = photo.Objects.Count == 0
                ? [hasClasses ? ",,,," : ",,,"]
                : photo.Objects.Select(labelled => hasClasses ? $"{Numbers(labelled.Box)},{LabelTable.Quote(labelled.ClassName)}" : Numbers(labelled.Box));
            foreach (string box in boxes)
            {
                table.Append(start).Append(box).Append('\n');
            }
        }

        return table.ToString();
    }

    /// <summary>The text of ignore.csv for some photos.</summary>
    /// <param name="photos">The photos.</param>
    public static string Ignored(IReadOnlyList<LabelledPhoto> photos)
    {
        var table = new StringBuilder("file,x,y,w,h\n");
        foreach (LabelledPhoto photo in photos)
        {
            foreach (Box box in photo.Ignored)
            {
                table.Append(LabelTable.Quote(photo.File)).Append(',').Append(Numbers(box)).Append('\n');
            }
        }

        return table.ToString();
    }

    private static string Numbers(Box box) =>
        string.Create(CultureInfo.InvariantCulture, $"{box.X:0.##},{box.Y:0.##},{box.Width:0.##},{box.Height:0.##}");
}
