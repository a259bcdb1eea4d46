using System;
using System.Linq;
using DupNet.DataSets.Troubles;
using Xunit;

namespace DupNet.DataSets.Tests.Forms;

public sealed class CocoFormTests : IDisposable
{
    private const string Categories = "\"categories\": [{\"id\": 0, \"name\": \"animals\", \"supercategory\": \"none\"}, {\"id\": 3, \"name\": \"dog\"}, {\"id\": 1, \"name\": \"cat\"}]";

    private readonly SetFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AnExportOfRoboflowIsRead()
    {
        _folder.Draw("train/a.jpg", "valid/b.jpg")
            .Write("train/_annotations.coco.json", Json(Image(0, "a.jpg") + "," + Image(1, "gone.jpg"), Annotation(0, 1, "[1, 2.5, 30, 20]") + "," + Annotation(0, 3, "[90, 0, 20, 10]") + "," + Annotation(1, 1, "[1,1,5,5]")))
            .Write("valid/_annotations.coco.json", Json(Image(0, "b.jpg"), Annotation(0, 1, "[5, 5, 10, 10]", ", \"iscrowd\": 1")));
        DataSet set = _folder.Open();
        Assert.Equal(DataSetForm.Coco, set.Form);
        Assert.Equal(["Training train/a.jpg: cat(1,2.5,30,20) dog(90,0,10,10)", "Validation valid/b.jpg:  | 5,5,10,10"], SetFolder.Lines(set));
        Assert.Equal(["dog", "cat"], set.Classes);
        Assert.Equal([TroubleKind.PhotoMissing, TroubleKind.BoxCut], set.Troubles.Select(trouble => trouble.Kind));
        _folder.AssertTold(set, TroubleKind.PhotoMissing, "train/_annotations.coco.json", 0, "images[1]: gone.jpg: no such file");
        _folder.AssertTold(set, TroubleKind.BoxCut, "train/_annotations.coco.json", 0, "annotations[1]: the box 90,0,20,10 reaches beyond");
    }

    [Fact]
    public void FoldersOfCocoItselfAreRead()
    {
        string captions = "{\"images\": [" + Image(9, "a.jpg") + "], \"annotations\": [{\"image_id\": 9, \"caption\": \"a cat\"}]}";
        _folder.Draw("train2017/a.jpg", "val2017/a.jpg")
            .Write("annotations/instances_train2017.json", Json(Image(7, "a.jpg"), Annotation(7, 1, "[1,1,5,5]")))
            .Write("annotations/instances_val2017.json", Json(Image(8, "val2017/a.jpg"), Annotation(8, 3, "[2,2,5,5]")))
            .Write("annotations/captions_train2017.json", captions);
        System.IO.File.WriteAllBytes(_folder.File("val2017/a.jpg"), System.IO.File.ReadAllBytes(DrawnPhoto.Write(_folder.File("x.jpg"), 100, 50)));
        System.IO.File.Delete(_folder.File("x.jpg"));
        DataSet set = _folder.Open();
        Assert.Equal("Validation val2017/a.jpg: dog(2,2,5,5)", SetFolder.Lines(set).Last());
        Assert.Equal(["Validation val2017/a.jpg: dog(2,2,5,5)"], SetFolder.Lines(_folder.Open("annotations/instances_val2017.json")));
    }

    [Fact]
    public void WhatIsWrongIsToldByItsPlace()
    {
        _folder.Draw("a.jpg", "b.jpg", "c.jpg").Write(
            "labels.json",
            Json(
                Image(0, "a.jpg") + "," + Image(1, "b.jpg") + "," + Image(2, "c.jpg") + "," + Image(2, "c.jpg"),
                Annotation(0, 1, "[1,2,3]") + "," + Annotation(1, 8, "[1,2,3,4]") + "," + Annotation(5, 1, "[1,2,3,4]") + "," + Annotation(2, 1, "[1,2,30,40]")));
        DataSet set = _folder.Open();
        Assert.Equal(["None c.jpg: cat(1,2,30,40)"], SetFolder.Lines(set));
        Assert.Equal(
            ["images[3] needs an id of its own and a file_name.", "annotations[0] has no bbox of four numbers.", "annotations[1] is of no category of the file.", "annotations[2] is of no image of the file."],
            set.Troubles.Select(trouble => trouble.Message));
    }

    [Fact]
    public void FractionsBecomePixels()
    {
        _folder.Draw("a.jpg").Write("labels.json", Json(Image(0, "a.jpg"), Annotation(0, 1, "[0.1, 0.2, 0.3, 0.4]") + "," + Annotation(0, 3, "[0, 0, 1, 1]")));
        DataSet set = _folder.Open();
        Assert.Equal(["None a.jpg: cat(10,10,30,20) dog(0,0,100,50)"], SetFolder.Lines(set));
        _folder.AssertTold(set, TroubleKind.Fractions, "labels.json", 0, "all 2 boxes are fractions");
    }

    [Fact]
    public void ABoxThatIsThereTwiceIsToldByItsPlace()
    {
        _folder.Draw("a.jpg").Write("labels.json", Json(Image(0, "a.jpg"), Annotation(0, 1, "[1,2,3,4]") + "," + Annotation(0, 1, "[1,2,3,4]")));
        _folder.AssertTold(_folder.Open(), TroubleKind.BoxTwice, "labels.json", 0, "annotations[1]: the box 1,2,3,4 of a.jpg is there already.");
    }

    // Half a pair of UTF-16 in the name of a category: what is of that category is told, and the rest is read.
    [Fact]
    public void ATextThatCannotBeDecodedCountsAsNone()
    {
        string json = Json(Image(0, "a.jpg") + "," + Image(1, "b.jpg"), Annotation(0, 9, "[1,2,3,4]") + "," + Annotation(1, 1, "[1,2,3,4]"))
            .Replace("\"categories\": [", "\"categories\": [{\"id\": 9, \"name\": \"\\ud800\"}, ", StringComparison.Ordinal);
        _folder.Draw("a.jpg", "b.jpg").Write("labels.json", json);
        DataSet set = _folder.Open();
        Assert.Equal(["None b.jpg: cat(1,2,3,4)"], SetFolder.Lines(set));
        Assert.Contains(set.Troubles, static trouble => trouble.Message.Contains("annotations[0]", StringComparison.Ordinal));
    }

    [Fact]
    public void AFileThatIsCutIsTold()
    {
        _folder.Draw("a.jpg").Write("labels.json", "{\"images\": [\n{\"id\": 1,");
        LabelException e = Assert.Throws<LabelException>(() => _folder.Open());
        Assert.Contains("labels.json:2: is no JSON", e.Message, StringComparison.Ordinal);
    }

    private static string Json(string images, string annotations) => $"{{\"info\": {{}}, {Categories}, \"images\": [{images}], \"annotations\": [{annotations}]}}";

    private static string Image(int id, string name) => $"{{\"id\": {id}, \"file_name\": \"{name}\", \"width\": 100, \"height\": 50}}";

    private static string Annotation(int image, int category, string box, string more = "") => $"{{\"image_id\": {image}, \"category_id\": {category}, \"bbox\": {box}{more}}}";
}
