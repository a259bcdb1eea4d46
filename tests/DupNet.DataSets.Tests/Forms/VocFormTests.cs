using System;
using System.Linq;
using DupNet.DataSets.Troubles;
using Xunit;

namespace DupNet.DataSets.Tests.Forms;

public sealed class VocFormTests : IDisposable
{
    private readonly SetFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SplitsAndDifficultObjectsAreRead()
    {
        _folder.Draw("JPEGImages/a.jpg", "JPEGImages/b.jpg", "JPEGImages/c.jpg", "JPEGImages/d.jpg")
            .Write("Annotations/a.xml", Xml("a.jpg", Object("cat", 1, 2, 31, 22) + Object("dog", 5, 5, 9, 9, "1")))
            .Write("Annotations/b.xml", Xml("b", Object("dog", 0, 0, 100, 50)))
            .Write("Annotations/c.xml", Xml("/home/me/x/c.png", string.Empty))
            .Write("Annotations/d.xml", Xml("d.jpg", Object("cat", 3, 3, 9, 9)))
            .Write("ImageSets/Main/train.txt", "a\n").Write("ImageSets/Main/val.txt", "b\n").Write("ImageSets/Main/test.txt", "c\n").Write("ImageSets/Main/trainval.txt", "a\nb\n")
            .Write("ImageSets/Main/cat_train.txt", "a 1\n");
        DataSet set = _folder.Open();
        Assert.Equal(DataSetForm.Voc, set.Form);
        Assert.Equal(
            ["None JPEGImages/d.jpg: cat(3,3,6,6)", "Test JPEGImages/c.jpg: ", "Training JPEGImages/a.jpg: cat(1,2,30,20) | 5,5,4,4", "Validation JPEGImages/b.jpg: dog(0,0,100,50)"],
            SetFolder.Lines(set));
        Assert.Equal(["cat", "dog"], set.Classes);
        Assert.Empty(set.Troubles);
        Assert.Equal("JPEGImages/b.jpg", Assert.Single(set.Measured).File);
    }

    [Fact]
    public void NamesInSetsMayHaveSpaces()
    {
        _folder.Draw("a.jpg", "a b.jpg", "a b c.jpg")
            .Write("a.xml", Xml("a.jpg", string.Empty)).Write("a b.xml", Xml("a b.jpg", string.Empty)).Write("a b c.xml", Xml("a b c.jpg", string.Empty))
            .Write("ImageSets/Main/train.txt", "a b c\n").Write("ImageSets/Main/val.txt", "a b  1\n").Write("ImageSets/Main/test.txt", "a\t-1\nnot there\n");
        Assert.Equal(["Test a.jpg: ", "Training a b c.jpg: ", "Validation a b.jpg: "], SetFolder.Lines(_folder.Open()));
    }

    [Fact]
    public void ALineOfManyWordsInASetIsReadInOneGo()
    {
        string words = string.Concat(Enumerable.Repeat(" -", 200000));
        _folder.Draw("a.jpg", "a b.jpg").Write("a.xml", Xml("a.jpg", string.Empty)).Write("a b.xml", Xml("a b.jpg", string.Empty))
            .Write("ImageSets/Main/train.txt", $"a{words}\n").Write("ImageSets/Main/val.txt", $"a b{words}\n").Write("ImageSets/Main/test.txt", $"{words}\n");
        Assert.Equal(["Training a.jpg: ", "Validation a b.jpg: "], SetFolder.Lines(_folder.Open()));
    }

    [Fact]
    public void WhatIsOddIsToldByFileAndLine()
    {
        _folder.Draw("images/a.jpg", "images/b.jpg", "images/c.jpg")
            .Write("annotations/a.xml", Xml("a.jpg", Object("cat", 5, 5, 5, 9) + Object("cat", 50, 5, 120, 9)))
            .Write("annotations/b.xml", Xml("b.jpg", "<object>\n<name>cat</name>\n</object>"))
            .Write("annotations/c.xml", "<annotation>\n<filename>c.jpg</filename>")
            .Write("annotations/gone.xml", Xml("gone.jpg", string.Empty))
            .Write("annotations/other.xml", "<html></html>");
        DataSet set = _folder.Open();
        Assert.Equal(["None images/a.jpg: cat(50,5,50,4)"], SetFolder.Lines(set));
        _folder.AssertTold(set, TroubleKind.BoxEmpty, "annotations/a.xml", 3, "5,5,0,4 has less than a pixel");
        _folder.AssertTold(set, TroubleKind.BoxCut, "annotations/a.xml", 4, "reaches beyond");
        _folder.AssertTold(set, TroubleKind.RowUnreadable, "annotations/b.xml", 3, "an object needs a name and a bndbox");
        _folder.AssertTold(set, TroubleKind.FileUnreadable, "annotations/c.xml", 2, "is no XML that is read");
        _folder.AssertTold(set, TroubleKind.PhotoMissing, "annotations/gone.xml", 2, "gone.jpg: no such picture");
        Assert.Equal(5, set.Troubles.Count);
    }

    [Fact]
    public void FractionsBecomePixelsWhereAllFilesHaveThem()
    {
        string fractions = "<object><name>cat</name><bndbox><xmin>.1</xmin><ymin>.2</ymin><xmax>.4</xmax><ymax>.6</ymax></bndbox></object>";
        _folder.Draw("a.jpg", "b.jpg").Write("a.xml", Xml("a.jpg", fractions)).Write("b.xml", Xml("b.jpg", Object("cat", 0, 0, 1, 1)));
        Assert.Equal(["None a.jpg: cat(10,10,30,20)", "None b.jpg: cat(0,0,100,50)"], SetFolder.Lines(_folder.Open()));
        _folder.Write("b.xml", Xml("b.jpg", Object("cat", 0, 0, 9, 9)));
        _folder.AssertTold(_folder.Open(), TroubleKind.BoxEmpty, "a.xml", 3, "is it a fraction, unlike the others?");
    }

    // An entity could read any file of the machine, or fill its memory.
    [Fact]
    public void EntitiesAreNotRead()
    {
        string secret = _folder.Write("secret.txt", "1").File("secret.txt");
        _folder.Draw("a.jpg", "b.jpg").Write("b.xml", Xml("b.jpg", Object("cat", 1, 1, 9, 9)))
            .Write("a.xml", $"<!DOCTYPE a [<!ENTITY x SYSTEM \"file://{secret}\">]>\n" + Xml("a.jpg", "<object><name>&x;</name></object>"));
        DataSet set = _folder.Open();
        Assert.Equal("b.jpg", Assert.Single(set.Photos).File);
        _folder.AssertTold(set, TroubleKind.FileUnreadable, "a.xml", 1, "DTD is prohibited");
    }

    private static string Xml(string name, string objects) =>
        $"<annotation>\n<filename>{name}</filename><size><width>100</width><height>50</height><depth>3</depth></size>\n{objects}</annotation>";

    private static string Object(string name, int left, int top, int right, int bottom, string difficult = "0") =>
        $"<object><name>{name}</name><difficult>{difficult}</difficult><bndbox><xmax>{right}</xmax><xmin>{left}</xmin><ymin>{top}</ymin><ymax>{bottom}</ymax></bndbox></object>\n";
}
