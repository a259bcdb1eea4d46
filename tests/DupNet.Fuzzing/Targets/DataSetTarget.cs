using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using DupNet.DataSets;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Testing;

namespace DupNet.Fuzzing.Targets;

/// <summary>
/// One file of a labelled data set: refused as a whole, or photos whose boxes lie within them, with at least a pixel, each once. All other
/// files of the set are as they should be.
/// </summary>
internal sealed class DataSetTarget : FuzzTarget
{
    private const int Width = 100;
    private const int Height = 50;

    private readonly string _file;
    private readonly string[] _pictures;
    private readonly (string File, string Text)[] _others;
    private readonly Lazy<TemporaryFolder> _folder;

    private DataSetTarget(string name, string file, string[] seeds, string[] pictures, params (string File, string Text)[] others)
        : base(name)
    {
        _file = file;
        _pictures = pictures;
        _others = others;
        _folder = new(Lay);
        Seeds = [.. seeds.Select(Encoding.UTF8.GetBytes)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>A target for each kind of file of each form.</summary>
    public static IEnumerable<FuzzTarget> All()
    {
        const string Labels = "file,width,height,x,y,w,h,class\nimages/a.png,100,50,1.5,2,10,12.25,cat\nimages/a.png,100,50,40,10,5,5,dog\n\"images/b, 2.png\",100,50,,,,,\n";
        const string Semicolons = "file;width;height;x;y;w;h\nimages/a.png;100;50;1,5;2;3;4\nimages/b, 2.png;100;50;0;0;100;50\n";
        const string Fractions = "file,width,height,x,y,w,h\nimages/a.png,100,50,0.1,0.2,0.3,0.4\nimages/b, 2.png,100,50,0.5,0.5,0.25,0.5\n";
        string[] pictures = ["images/a.png", "images/b, 2.png"];
        yield return new DataSetTarget("csv-labels", "labels.csv", [Labels, Semicolons, Fractions], pictures);
        yield return new DataSetTarget("csv-ignore", "ignore.csv", ["file,x,y,w,h\nimages/a.png,3,4,5,6\nimages/b, 2.png,0,0,100,50\n"], pictures, ("labels.csv", Labels));

        const string Yaml = "path: /home/me/set\ntrain: train/images\nval: [valid/images]\nnc: 2\nnames: ['cat', 'dog']\n";
        const string Box = "1 0.5 0.5 0.2 0.4\n0 0.1 0.2 0.1 0.2\n";
        string[] yolo = ["train/images/a.png", "valid/images/b.png"];
        (string, string) other = ("valid/labels/b.txt", Box);
        yield return new DataSetTarget(
            "yolo-labels", "train/labels/a.txt", [Box, "0 0.1 0.1 0.2 0.1 0.2 0.2 0.1 0.2\n", "0 0.5 0.5 0.2 0.4 0.5 0.5 2 0.1 0.2 0\n"], yolo, ("data.yaml", Yaml), other);
        yield return new DataSetTarget(
            "yolo-yaml", "data.yaml", [Yaml, "train: ../train/images\nnames:\n  0: cat\n  1: dog\nkpt_shape: [3, 3]\n", "names: {1: dog, 0: cat}\n"], yolo, ("train/labels/a.txt", Box), other);
        yield return new DataSetTarget("yolo-classes", "classes.txt", ["cat\ndog\n"], yolo, ("train/labels/a.txt", Box), other);

        yield return new DataSetTarget(
            "coco",
            "train/_annotations.coco.json",
            [
                """
                {"images": [{"id": 0, "file_name": "a.png", "width": 100, "height": 50}, {"id": 1, "file_name": "gone.png"}],
                 "annotations": [{"image_id": 0, "category_id": 1, "bbox": [1, 2.5, 30, 20], "iscrowd": 0}, {"image_id": 0, "category_id": 3, "bbox": [90, 0, 20, 10]},
                 {"image_id": 1, "category_id": 1, "bbox": [1, 1, 5, 5], "iscrowd": 1}], "categories": [{"id": 1, "name": "cat"}, {"id": 3, "name": "dog"}]}
                """,
            ],
            ["train/a.png"]);

        yield return new DataSetTarget(
            "voc",
            "Annotations/a.xml",
            [
                """
                <annotation><filename>a.png</filename><size><width>100</width><height>50</height><depth>3</depth></size>
                <object><name>cat</name><difficult>0</difficult><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>31</xmax><ymax>22</ymax></bndbox></object>
                <object><name>dog</name><difficult>1</difficult><bndbox><xmin>5</xmin><ymin>5</ymin><xmax>9</xmax><ymax>9</ymax></bndbox></object></annotation>
                """,
            ],
            ["JPEGImages/a.png"],
            ("ImageSets/Main/train.txt", "a\n"));
        yield return new DataSetTarget(
            "voc-set",
            "ImageSets/Main/train.txt",
            ["a\nb 1\n"],
            ["JPEGImages/a.png"],
            ("Annotations/a.xml", "<annotation><filename>a.png</filename><object><name>cat</name><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>31</xmax><ymax>22</ymax></bndbox></object></annotation>"));

        yield return new DataSetTarget(
            "wider",
            "wider_face_split/wider_face_train_bbx_gt.txt",
            ["0--Parade/a.png\n2\n10 5 20 30 0 0 0 0 0 0 \n50 5 3 4 0 0 0 1 0 0 \n0--Parade/gone.png\n0\n0 0 0 0 0 0 0 0 0 0 \n"],
            ["WIDER_train/images/0--Parade/a.png"]);
    }

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => Mutation.Text.Mutate(random, input);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        File.WriteAllBytes(_folder.Value.File(_file), input);
        DataSet set;
        try
        {
            set = DataSet.Open(new DataSource(_folder.Value.Path));
        }
        catch (LabelException)
        {
            return false;
        }

        Require(set.Photos.Count > 0, "a set that is opened has photos");
        foreach (LabelledPhoto photo in set.Photos)
        {
            Box[] boxes = [.. photo.Objects.Select(static labelled => labelled.Box), .. photo.Ignored];
            Require(
                boxes.All(box => box.X >= 0 && box.Y >= 0 && box.Width >= 0 && box.Height >= 0 && box.X + box.Width <= photo.Width && box.Y + box.Height <= photo.Height),
                "boxes lie in their photo");
            Require(photo.Objects.Distinct().Count() == photo.Objects.Count, "no object is there twice");
        }

        return set.Photos.Count == _pictures.Length;
    }

    private TemporaryFolder Lay()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        for (int i = 0; i < _pictures.Length; i++)
        {
            var picture = new Picture(Width, Height);
            picture.Rgb[i] = byte.MaxValue;
            PictureFile.Save(picture, folder.File(_pictures[i]));
        }

        foreach ((string file, string text) in _others)
        {
            File.WriteAllText(folder.File(file), text);
        }

        return folder;
    }
}
