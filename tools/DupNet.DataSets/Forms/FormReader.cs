using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.DataSets.Labels;
using DupNet.DataSets.Photos;
using DupNet.DataSets.Troubles;

namespace DupNet.DataSets.Forms;

/// <summary>Recognises the form of a data set and reads its labels.</summary>
internal static class FormReader
{
    /// <summary>Recognises the form of the labels and reads them.</summary>
    /// <param name="source">Where the data set is.</param>
    /// <param name="form">The form in which the labels are written.</param>
    /// <param name="troubles">Takes what is odd or wrong.</param>
    /// <exception cref="LabelException">The data set has neither labels nor pictures.</exception>
    public static DraftSet Read(DataSource source, out DataSetForm form, ICollection<Trouble> troubles)
    {
        string? file = source.LabelFile;
        string extension = Path.GetExtension(file ?? string.Empty).ToLowerInvariant();
        if (extension == ".csv" || (file is null && Path.Exists(Path.Combine(source.LabelFolder, CsvForm.LabelsName))))
        {
            form = DataSetForm.Csv;
            return CsvForm.Read(source, troubles);
        }

        var labels = new PhotoIndex(source.LabelFolder);
        PhotoIndex index = source.Photos is null ? labels : new PhotoIndex(source.Photos);
        DraftSet set = file is null ? ReadFolder(labels, index, out form, troubles) : ReadFile(file, extension, labels, index, out form, troubles);
        return set.Photos.Count + troubles.Count > 0
            ? set
            : throw new LabelException($"{source.Folder}: holds neither labels nor pictures: no labels.csv, no data.yaml with pictures, no COCO, Pascal VOC or WIDER FACE labels.");
    }

    private static DraftSet ReadFile(
        string file, string extension, PhotoIndex labels, PhotoIndex index, out DataSetForm form, ICollection<Trouble> troubles)
    {
        string name = Path.GetRelativePath(labels.Folder, file).Replace('\\', '/');
        switch (extension)
        {
            case ".yaml" or ".yml":
                form = DataSetForm.Yolo;
                return YoloForm.Read(file, labels, index, troubles);
            case ".json":
                form = DataSetForm.Coco;
                return CocoForm.Read([name], labels.Folder, index, troubles);
            case ".txt" when WiderForm.Is(file):
                form = DataSetForm.Wider;
                return WiderForm.Read([name], labels.Folder, index, troubles);
            default:
                throw new LabelException($"{file}: is no data set: a folder, data.yaml, a COCO or WIDER FACE file, or labels.csv is wanted.");
        }
    }

    private static DraftSet ReadFolder(PhotoIndex labels, PhotoIndex index, out DataSetForm form, ICollection<Trouble> troubles)
    {
        if (YoloForm.Is(labels, index))
        {
            form = DataSetForm.Yolo;
            return YoloForm.Read(null, labels, index, troubles);
        }

        if (CocoForm.Files(labels) is { Count: > 0 } json)
        {
            form = DataSetForm.Coco;
            return CocoForm.Read(json, labels.Folder, index, troubles);
        }

        if (VocForm.Is(labels))
        {
            form = DataSetForm.Voc;
            return VocForm.Read(labels, index, troubles);
        }

        string[] texts = [.. labels.Files.Where(text => text.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && WiderForm.Is(labels.PathOf(text)))];
        if (texts.Length > 0)
        {
            form = DataSetForm.Wider;
            return WiderForm.Read(texts, labels.Folder, index, troubles);
        }

        form = DataSetForm.Pictures;
        return PicturesForm.Read(index);
    }
}
