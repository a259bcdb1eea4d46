using System;
using System.IO;

namespace DupNet.DataSets;

/// <summary>The place of a data set, and what the user says about it.</summary>
/// <param name="Folder">
/// The folder with the labels, or the file that holds or describes them: data.yaml, a COCO or WIDER FACE file, labels.csv.
/// </param>
public sealed record DataSource(string Folder)
{
    private static readonly string[] s_labelFolders = ["annotations", "wider_face_split"];

    /// <summary>The folder of the photos; null where it is the folder of the labels. No photo outside it is read.</summary>
    public string? Photos { get; init; }

    /// <summary>Class of all objects where the labels name no class; null to leave objects without a class.</summary>
    public string? ClassName { get; init; }

    /// <summary>The folder of the photos, whether the user named it or not.</summary>
    public string PhotoFolder => Photos ?? LabelFolder;

    /// <summary>The file of the labels that the user named; null for a folder.</summary>
    internal string? LabelFile => File.Exists(Folder) ? Path.GetFullPath(Folder) : null;

    /// <summary>The folder of the labels: of a file in <c>annotations</c> or <c>wider_face_split</c> the folder around it, where COCO and WIDER FACE have their pictures.</summary>
    internal string LabelFolder
    {
        get
        {
            if (LabelFile is null)
            {
                return Folder;
            }

            string folder = Path.GetDirectoryName(LabelFile)!;
            return Array.IndexOf(s_labelFolders, Path.GetFileName(folder)) >= 0 ? Path.GetDirectoryName(folder)! : folder;
        }
    }
}
