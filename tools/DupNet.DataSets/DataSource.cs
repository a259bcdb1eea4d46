using System;
using System.IO;

namespace DupNet.DataSets;

/// <summary>Where a data set is, and what the user says about it.</summary>
/// <param name="Folder">The folder with the labels; or the file that holds or describes them: data.yaml, a COCO or WIDER FACE file, labels.csv.</param>
public sealed record DataSource(string Folder)
{
    private static readonly string[] s_labelFolders = ["annotations", "wider_face_split"];

    /// <summary>The folder that the photos lie in, when it is another than that of the labels; null for the same. No photo outside it is read.</summary>
    public string? Photos { get; init; }

    /// <summary>What the objects are where the labels name no class; null to leave them without a name.</summary>
    public string? ClassName { get; init; }

    /// <summary>The folder that the photos lie in.</summary>
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
