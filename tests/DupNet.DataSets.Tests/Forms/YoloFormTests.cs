using System;
using System.Linq;
using DupNet.DataSets.Troubles;
using Xunit;

namespace DupNet.DataSets.Tests.Forms;

public sealed class YoloFormTests : IDisposable
{
    private const string Label = "1 0.5 0.5 0.2 0.4\n";

    private readonly SetFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // As exported elsewhere: names as a list and as a map; paths of Windows, of a folder above, of a home that is not here.
    [Theory]
    [InlineData("train: C:\\Users\\me\\set\\train\\images\nval: C:\\Users\\me\\set\\valid\\images\nnc: 2\nnames: ['cat','dog']\n")]
    [InlineData("train: ../train/images\nval: ../valid/images\nnames:\n  0: cat\n  1: dog\n")]
    [InlineData("path: /home/me/set\ntrain: train/images\nval: [valid/images]\nnames: [cat, dog]\n")]
    [InlineData("train: nowhere/at/all\nnames: [cat, dog]\n")]
    [InlineData("names: {1: dog, 0: cat}\n")]
    public void FoldersOfRoboflowAreRead(string description)
    {
        _folder.Draw("train/images/a.jpg", "train/images/b.png", "valid/images/c.jpg").Write("data.yaml", description)
            .Write("train/labels/a.txt", Label + "0 0.1 0.2 0.1 0.2\r\n").Write("train/labels/b.txt", string.Empty).Write("valid/labels/c.txt", Label);
        DataSet set = _folder.Open();
        Assert.Equal(DataSetForm.Yolo, set.Form);
        Assert.Equal(
            ["Training train/images/a.jpg: dog(40,15,20,20) cat(5,5,10,10)", "Training train/images/b.png: ", "Validation valid/images/c.jpg: dog(40,15,20,20)"],
            SetFolder.Lines(set));
        Assert.Equal(["cat", "dog"], set.Classes);
        Assert.Empty(set.Troubles);
        Assert.Equal(SetFolder.Lines(set), SetFolder.Lines(_folder.Open("data.yaml")));
    }

    [Theory]
    [InlineData("images/train/a.jpg", "labels/train/a.txt", "Training")]
    [InlineData("images/val2017/a.jpg", "labels/val2017/a.txt", "Validation")]
    [InlineData("images/a.jpg", "labels/a.txt", "None")]
    [InlineData("a.jpg", "a.txt", "None")]
    [InlineData("test/a.jpg", "test/labels/a.txt", "Test")]
    [InlineData("pictures/a.jpg", "boxes/a.txt", "None")]
    public void LabelsAreFoundBesideAndApart(string picture, string label, string split)
    {
        _folder.Draw(picture).Write(label, Label).Write("classes.txt", "cat\ndog\n");
        DataSet set = _folder.Open();
        Assert.Equal([$"{split} {picture}: dog(40,15,20,20)"], SetFolder.Lines(set));
        Assert.Equal(["dog"], set.Classes);
        Assert.Equal(["cat"], set.UnusedClasses);
        Assert.Empty(set.Troubles);
    }

    [Fact]
    public void ClassesAmongTheLabelsAreNoLabels()
    {
        _folder.Draw("images/a.jpg").Write("labels/a.txt", Label).Write("labels/classes.txt", "cat\ndog\n");
        DataSet set = _folder.Open();
        Assert.Equal(["dog"], set.Classes);
        Assert.Empty(set.Troubles);
    }

    [Fact]
    public void ListsOfPicturesSayWhatTheyAreFor()
    {
        _folder.Draw("images/a.jpg", "images/b.jpg", "images/c.jpg").Write("labels/a.txt", Label).Write("labels/b.txt", Label)
            .Write("data.yaml", "train: train.txt\nval: lists/val.txt\nnames: [cat, dog]\n")
            .Write("train.txt", "/home/me/set/images/a.jpg\n").Write("lists/val.txt", ".\\images\\b.jpg\n");
        DataSet set = _folder.Open();
        Assert.Equal(["Training images/a.jpg: dog(40,15,20,20)", "Validation images/b.jpg: dog(40,15,20,20)"], SetFolder.Lines(set));
        _folder.AssertTold(set, TroubleKind.PhotoUnlisted, "data.yaml", 0, "1 pictures of the folder are in none of its parts");
    }

    [Fact]
    public void OutlinesBecomeBoxes()
    {
        _folder.Draw("a.jpg", "b.jpg").Write("a.txt", "0 0.1 0.2 0.5 0.2 0.5 0.6 0.3 0.8\n");
        Assert.Equal(["None a.jpg: class0(10,10,40,30)", "None b.jpg: "], SetFolder.Lines(_folder.Open()));
    }

    [Fact]
    public void PointsAfterABoxAreNoOutline()
    {
        _folder.Draw("a.jpg").Write("a.txt", "0 0.5 0.5 0.2 0.4 0.1 0.1 0.9 0.9\n").Write("pose.yaml", "kpt_shape: [2, 2]\nnames: [hand]\n");
        Assert.Equal(["None a.jpg: hand(40,15,20,20)"], SetFolder.Lines(_folder.Open()));
    }

    [Theory]
    [InlineData("2 0.5 0.5 0.1 0.1", "class 2 has no name in data.yaml, which names 2 classes")]
    [InlineData("0 0.5 0.5 0.1", "a line must be class, x, y, w, h")]
    [InlineData("0 50 25 10 10", "must be fractions of the picture, 0..1, not pixels")]
    [InlineData("0 0.5 0.5 0.1 x", "'x' is no number")]
    [InlineData("-1 0.5 0.5 0.1 0.1", "a line must be class")]
    [InlineData("0.5 0.5 0.5 0.1 0.1", "a line must be class")]
    [InlineData("0 0.5 nan 0.1 0.1", "'nan' is no number")]
    public void WrongLinesLeaveTheirPictureOut(string line, string message)
    {
        _folder.Draw("train/a.jpg", "train/b.jpg").Write("data.yaml", "names: [cat, dog]\n").Write("train/a.txt", Label + line + "\n").Write("train/b.txt", Label);
        DataSet set = _folder.Open();
        Assert.Equal("train/b.jpg", Assert.Single(set.Photos).File);
        _folder.AssertTold(set, TroubleKind.RowUnreadable, "train/a.txt", 2, message);
    }

    [Fact]
    public void LabelsWithoutAPictureAreTold()
    {
        _folder.Draw("images/a.jpg").Write("labels/a.txt", Label).Write("labels/gone.txt", Label).Write("README.txt", "hello");
        _folder.AssertTold(_folder.Open(), TroubleKind.PhotoMissing, "labels/gone.txt", 0, "no picture for these labels");
    }

    [Theory]
    [InlineData("names: [cat\nval: }")]
    [InlineData("names: \"cat\nval: x")]
    [InlineData("names:\n\t- cat")]
    [InlineData("deep")]
    [InlineData("? &key [*key]\n: x\nnames: [cat]\n")]
    [InlineData("names: [cat]\nval: {? &key {a: [*key]} : x}\n")]
    public void ADescriptionThatIsNoYamlIsToldAndGoneAround(string text)
    {
        _folder.Draw("images/a.jpg").Write("labels/a.txt", Label).Write("data.yaml", text == "deep" ? "names: " + new string('[', 100000) : text);
        DataSet set = _folder.Open();
        Assert.Equal(["class1"], set.Classes);
        Assert.Equal(TroubleKind.FileUnreadable, Assert.Single(set.Troubles).Kind);
    }

    // A list that holds itself says nothing, and costs nothing, where it is no key.
    [Fact]
    public void AnAliasIsRead()
    {
        _folder.Draw("train/images/a.jpg", "valid/images/b.jpg").Write("train/labels/a.txt", Label).Write("valid/labels/b.txt", Label)
            .Write("data.yaml", "path: &here valid/images\ntrain: train/images\nval: *here\nnames: [cat, dog]\nmore: &more [*more]\n");
        DataSet set = _folder.Open();
        Assert.Equal(["dog"], set.Classes);
        Assert.Equal(["Training train/images/a.jpg: dog(40,15,20,20)", "Validation valid/images/b.jpg: dog(40,15,20,20)"], SetFolder.Lines(set));
    }

    // One folder for training and validation: nothing to measure on that was not trained with.
    [Fact]
    public void APictureForTrainingAndValidationIsForValidation()
    {
        _folder.Draw("train/images/a.jpg", "valid/images/b.jpg").Write("train/labels/a.txt", Label).Write("valid/labels/b.txt", Label);
        System.IO.File.Copy(_folder.File("valid/images/b.jpg"), _folder.File("train/images/copy.jpg"));
        DataSet set = _folder.Open();
        Assert.Equal(["train/images/a.jpg", "valid/images/b.jpg"], set.Photos.Select(photo => photo.File));
        Assert.Equal(TroubleKind.PhotoInBoth, Assert.Single(set.Troubles).Kind);
    }
}
