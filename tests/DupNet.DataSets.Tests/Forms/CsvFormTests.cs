using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;
using Xunit;

namespace DupNet.DataSets.Tests.Forms;

public sealed class CsvFormTests : IDisposable
{
    private const string Header = "file,width,height,x,y,w,h\n";
    private const string IgnoreHeader = "file,x,y,w,h\n";
    private const string Good = "images/good.png,20,20,1,2,3,4\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadsPhotosInOrder()
    {
        Draw("images/b_1.png", 40, 30);
        Draw("images/a_1.png", 20, 20);
        Draw("images/a, 2.png", 50, 60);
        DataSet set = Open(
            Header
            + "images/b_1.png,40,30,1.5,2,10,12.25\r\n"
            + "images/a_1.png,20,20,,,,\r\n"
            + "images/b_1.png,40,30,12,0,5,5\n\n"
            + "\"images/a, 2.png\",50,60,1,1,2,2",
            IgnoreHeader + "images/a_1.png,3,4,5,6\n");
        Assert.Empty(set.Troubles);
        Assert.Equal(["images/b_1.png", "images/a_1.png", "images/a, 2.png"], set.Photos.Select(photo => photo.File));
        Assert.Equal([new(1.5, 2, 10, 12.25), new(12, 0, 5, 5)], set.Photos[0].Boxes);
        Assert.Empty(set.Photos[0].Ignored);
        Assert.Empty(set.Photos[1].Boxes);
        Assert.Equal([new(3, 4, 5, 6)], set.Photos[1].Ignored);
        Assert.Equal((50, 60), (set.Photos[2].Width, set.Photos[2].Height));
        Assert.True(File.Exists(set.Photos[2].Path));
        Assert.All(set.Photos.SelectMany(photo => photo.Objects), labelled => Assert.Empty(labelled.ClassName));
    }

    [Fact]
    public void ClassesAreReadAndTheUserMayNameThoseThatAreNot()
    {
        Draw("images/good.png", 20, 20);
        DataSet set = Open("class,file,width,height,x,y,w,h\ncat," + Good + "," + Good.Replace("1,2,3,4", "9,9,3,4", StringComparison.Ordinal), null, "dog");
        Assert.Equal(["cat", "dog"], set.Photos[0].Objects.Select(labelled => labelled.ClassName));
    }

    // As R writes a data frame, with and without a header for the names of rows; as a spreadsheet in German does; with a mark before the first byte.
    [Theory]
    [InlineData("\"\",\"file\",\"width\",\"height\",\"x\",\"y\",\"w\",\"h\"\n\"1\",\"images/good.png\",20,20,1.5,2,3,4\n\"2\",\"images/good.png\",20,20,NA,NA,NA,NA\n")]
    [InlineData("\"file\",\"width\",\"height\",\"x\",\"y\",\"w\",\"h\"\n\"1\",\"images/good.png\",20,20,1.5,2,3,4\n")]
    [InlineData("file;width;height;x;y;w;h\nimages/good.png;20;20;1,5;2;3;4\n")]
    [InlineData("file\twidth\theight\tx\ty\tw\th\nimages/good.png\t20\t20\t1.5\t2\t3\t4\n")]
    [InlineData("\uFEFFFile, Width, Height, X, Y, W, H\r\nimages/good.png, 20.0, 2e1, 1.5, 2, 3, 4\r\n")]
    [InlineData("score,h,w,y,x,height,width,file\n0.9,4,3,2,1.5,20,20,images/good.png\n")]
    public void TablesOfOtherProgramsAreRead(string labels)
    {
        Draw("images/good.png", 20, 20);
        DataSet set = Open(labels, null);
        Assert.Equal(new Box(1.5, 2, 3, 4), Assert.Single(set.Photos).Boxes[0]);
        Assert.DoesNotContain(set.Troubles, trouble => trouble.Kind.LeavesOut());
    }

    [Theory]
    [InlineData("images/a_1.png,20,20,1,2,3\n", 2, "6 fields instead of 7")]
    [InlineData("images/a_1.png,20,20,1,2,3,4,5\n", 2, "8 fields instead of 7")]
    [InlineData("\nimages/a_1.png,x,20,1,2,3,4\n", 3, "width must be an integer greater than 0, not 'x'")]
    [InlineData("images/a_1.png,20.5,20,1,2,3,4\n", 2, "width must be an integer greater than 0, not '20.5'")]
    [InlineData("images/a_1.png,20,0,1,2,3,4\n", 2, "height must be an integer greater than 0, not '0'")]
    [InlineData("images/a_1.png,20,20,1,,3,4\n", 2, "y must be a number, not ''")]
    [InlineData("images/a_1.png,20,20,1,2,NaN,4\n", 2, "w must be a number, not 'NaN'")]
    [InlineData("images/a_1.png,20,20,1,2,1e999,4\n", 2, "w must be a number")]
    [InlineData(",20,20,1,2,3,4\n", 2, "file is empty")]
    [InlineData("images/a_1.png,20,20,1,2,3,4\nimages/a_1.png,20,21,1,2,3,4\n", 3, "is 20 x 21 pixels here, 20 x 20 in line 2")]
    [InlineData("\"images/a_1.png\"x,20,20,1,2,3,4\n", 2, "a quote is not closed, or is followed by more than a separator")]
    public void ARowThatCannotBeReadLeavesItsPhotoOut(string rows, int line, string reason)
    {
        Draw("images/a_1.png", 20, 20);
        Draw("images/good.png", 20, 20);
        DataSet set = Open(Header + rows + Good, null);
        Assert.Equal("images/good.png", Assert.Single(set.Photos).File);
        AssertTold(set, TroubleKind.RowUnreadable, "labels.csv", line, reason);
    }

    [Fact]
    public void AQuoteThatIsNotClosedIsToldWhereItBegins()
    {
        Draw("images/good.png", 20, 20);
        DataSet set = Open(Header + Good + "\"images/a_1.png,20,20,1,2,3,4\n" + Good, null);
        Assert.Single(set.Photos);
        AssertTold(set, TroubleKind.RowUnreadable, "labels.csv", 3, "a quote is not closed");
    }

    [Theory]
    [InlineData("images/a_1.png,20,20,20,2,3,4\n", TroubleKind.BoxOutside, "20,2,3,4 lies outside the photo of 20 x 20 pixels", null)]
    [InlineData("images/a_1.png,20,20,1,2,3,0\n", TroubleKind.BoxEmpty, "1,2,3,0 has less than a pixel", null)]
    [InlineData("images/a_1.png,20,20,1,2,3,-4\n", TroubleKind.BoxEmpty, "1,2,3,-4 has less than a pixel", null)]
    [InlineData("images/a_1.png,20,20,.1,.2,.3,.4\n", TroubleKind.BoxEmpty, "is it a fraction, unlike the others?", null)]
    [InlineData("images/a_1.png,20,20,19.5,2,3,4\n", TroubleKind.BoxEmpty, "has less than a pixel", null)]
    [InlineData("images/a_1.png,20,20,-4,2,9,4\n", TroubleKind.BoxCut, "-4,2,9,4 reaches beyond the photo of 20 x 20 pixels", "0,2,5,4")]
    [InlineData("images/a_1.png,20,20,15,15,20,9\n", TroubleKind.BoxCut, "reaches beyond", "15,15,5,5")]
    [InlineData("images/a_1.png,20,20,-100,-50,400,300\n", TroubleKind.BoxLarger, "is larger than the photo of 20 x 20 pixels", "0,0,20,20")]
    public void BoxesThatDoNotFitAreCutOrDropped(string row, TroubleKind kind, string message, string? cut)
    {
        Draw("images/a_1.png", 20, 20);
        Draw("images/good.png", 20, 20);
        DataSet set = Open(Header + Good + row, null);
        Assert.Equal(2, set.Photos.Count);
        Assert.Equal(cut is null ? [] : [cut], set.Photos[1].Boxes.Select(box => $"{box.X},{box.Y},{box.Width},{box.Height}"));
        AssertTold(set, kind, "labels.csv", 3, message);
    }

    // What rounding put beyond the photo is cut, without a word.
    [Fact]
    public void AHundredthOfAPixelBeyondThePhotoIsCut()
    {
        Draw("images/good.png", 20, 20);
        DataSet set = Open(Header + "images/good.png,20,20,0,.009,1,20\nimages/good.png,20,20,-.005,4,7,5\n", null);
        Assert.All(Assert.Single(set.Photos).Boxes, static box => Assert.True(box.X >= 0 && box.Y + box.Height <= 20, box.ToString()));
        Assert.Equal(2, set.Photos[0].Boxes.Count);
        Assert.Empty(set.Troubles);
    }

    [Fact]
    public void ABoxThatIsThereTwiceCountsOnce()
    {
        Draw("images/good.png", 20, 20);
        DataSet set = Open(Header + Good + "images/good.png,20,20,10,10,5,5\nimages/good.png,20,20,1.001,2,3,4\n", null);
        Assert.Equal(2, Assert.Single(set.Photos).Boxes.Count);
        AssertTold(set, TroubleKind.BoxTwice, "labels.csv", 4, "is there already");
    }

    [Theory]
    [InlineData("images/good.png,20,20,,,,\n" + Good)]
    [InlineData(Good + "images/good.png,20,20,,,,\n")]
    public void ARowWithoutABoxBesideBoxesIsDropped(string rows)
    {
        Draw("images/good.png", 20, 20);
        DataSet set = Open(Header + rows, null);
        Assert.Single(Assert.Single(set.Photos).Boxes);
        AssertTold(set, TroubleKind.EmptyRow, "labels.csv", 3, "already has a row in line 2");
    }

    [Fact]
    public void FractionsBecomePixels()
    {
        Draw("images/good.png", 40, 20);
        Draw("images/a_1.png", 20, 20);
        DataSet set = Open(
            Header + "images/good.png,40,20,0.25,0.5,0.5,0.5\nimages/a_1.png,20,20,,,,\n",
            IgnoreHeader + "images/a_1.png,3,4,5,6\n");
        Assert.Equal([new(10, 10, 20, 10)], set.Photos[0].Boxes);
        Assert.Equal([new(3, 4, 5, 6)], set.Photos[1].Ignored);
        AssertTold(set, TroubleKind.Fractions, "labels.csv", 0, "all 1 boxes are fractions");
    }

    [Fact]
    public void FractionsOfTheCentreAreRefused()
    {
        Draw("images/good.png", 40, 20);
        LabelException e = Assert.Throws<LabelException>(() => Open(Header + "images/good.png,40,20,0.75,0.5,0.5,0.5\nimages/good.png,40,20,0.5,0.5,1,1\n", null));
        Assert.Contains("only if x and y are the centre", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CornersAreRefused()
    {
        Draw("images/good.png", 20, 20);
        string[] corners = ["8,9,14,17", "4,5,18,17", "3,3,18,18", "10,5,16,11", "2,1,19,18", "11,12,13,15", "6,2,15,9", "1,1,5,6"];
        string Table(IEnumerable<string> boxes) => Header + string.Concat(boxes.Select(box => $"images/good.png,20,20,{box}\n"));
        LabelException e = Assert.Throws<LabelException>(() => Open(Table(corners), null));
        Assert.EndsWith("labels.csv: 7 of 8 boxes fit their photos only if w and h are the right and the lower edge; they must be width and height.", e.Message, StringComparison.Ordinal);
        Assert.Throws<LabelException>(() => Open(Table(corners.Select(box => string.Join(',', box.Split(',').Select(side => (int.Parse(side, CultureInfo.InvariantCulture) / 20.0).ToString(CultureInfo.InvariantCulture))))), null));
        Assert.Equal(7, Open(Table(corners.Take(7)), null).Photos[0].Boxes.Count);
        Assert.Equal(9, Open(Table(corners.Append("9,9,5,5")), null).Photos[0].Boxes.Count);
        Assert.Equal(9, Open(Table(corners.Append("-2,2,9,9")), null).Photos[0].Boxes.Count);
    }

    [Fact]
    public void ABoxThatIsToBeFoundAndNotToBeFoundIsToBeFound()
    {
        Draw("images/good.png", 20, 20);
        DataSet set = Open(Header + Good, IgnoreHeader + "images/good.png,1,2,3,4\nimages/good.png,9,9,4,4\n");
        Assert.Equal([new(9, 9, 4, 4)], Assert.Single(set.Photos).Ignored);
        AssertTold(set, TroubleKind.BoxTwice, "ignore.csv", 2, "the box 1,2,3,4 of images/good.png is there already");
    }

    [Fact]
    public void RowsWithoutAValueAreSkipped()
    {
        Draw("images/good.png", 20, 20);
        DataSet set = Open(Header + "\n  \n,,,,,,\n" + Good + ",,\n", null);
        Assert.Empty(set.Troubles);
        Assert.Single(Assert.Single(set.Photos).Boxes);
    }

    [Fact]
    public void OnePhotoUnderTwoNamesCountsOnce()
    {
        Draw("images/good.png", 20, 20);
        Draw("images/other.png", 20, 20);
        File.Copy(_folder.File("images/good.png"), _folder.File("images/same.png"));
        File.Copy(_folder.File("images/good.png"), _folder.File("images/unlike.png"));
        DataSet set = Open(
            Header + Good + "images/other.png,20,20,,,,\n" + Good.Replace("good", "same", StringComparison.Ordinal) + "images/unlike.png,20,20,5,5,5,5\n", null);
        Assert.Equal(["images/good.png", "images/other.png"], set.Photos.Select(photo => photo.File));
        Assert.Equal([TroubleKind.PhotoTwice, TroubleKind.PhotoContradicted], set.Troubles.Select(trouble => trouble.Kind));
        Assert.EndsWith("labels.csv:4: images/same.png has the same bytes as images/good.png (" + _folder.File("labels.csv") + ":2) and the same labels.", set.Troubles[0].ToString(), StringComparison.Ordinal);
        Assert.EndsWith("but other labels.", set.Troubles[1].ToString(), StringComparison.Ordinal);
        Assert.Equal(5, set.Troubles[1].Line);
    }

    [Fact]
    public void APhotoOfAnotherSizeAndTheSameShapeKeepsItsBoxes()
    {
        Draw("images/good.png", 20, 20);
        Draw("images/half.png", 160, 107);
        Draw("images/turned.png", 20, 40);
        DataSet set = Open(Header + Good + "images/half.png,320,213,100,50,60,40\nimages/turned.png,40,20,1,1,5,5\n", null);
        Assert.Equal(["images/good.png", "images/half.png"], set.Photos.Select(photo => photo.File));
        Assert.Equal((160, 107), (set.Photos[1].Width, set.Photos[1].Height));
        Assert.Equal(new Box(50, 50 * 107.0 / 213, 30, 40 * 107.0 / 213), set.Photos[1].Boxes[0]);
        Assert.Equal([TroubleKind.SizeScaled, TroubleKind.SizeDiffers], set.Troubles.Select(trouble => trouble.Kind));
        Assert.EndsWith("turned.png is 20 x 40 pixels, but labelled as 40 x 20.", set.Troubles[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PhotosAreReadInTheirFolderOnly()
    {
        using var other = new TemporaryFolder();
        string secret = DrawnPhoto.Write(other.File("secret.png"), 20, 20);
        Draw("images/good.png", 20, 20);
        string up = Path.GetRelativePath(_folder.Path, secret);
        DataSet set = Open(Header + Good + $"{secret},20,20,,,,\n{up},20,20,,,,\n../train/images/good2.png,20,20,,,,\nimages/none.png,20,20,,,,\n", null);
        Assert.Single(set.Photos);
        Assert.Equal([TroubleKind.PhotoOutside, TroubleKind.PhotoOutside, TroubleKind.PhotoOutside, TroubleKind.PhotoMissing], set.Troubles.Select(trouble => trouble.Kind));
        Assert.Equal([3, 4, 5, 6], set.Troubles.Select(trouble => trouble.Line));
        Assert.Contains("leads out of " + _folder.Path, set.Troubles[0].Message, StringComparison.Ordinal);
        Assert.Contains("images/none.png: no such file in " + _folder.Path, set.Troubles[3].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/home/me/set/images/good.png")]
    [InlineData(@"C:\set\images\good.png")]
    [InlineData(@"images\good.png")]
    [InlineData("../train/images/good.png")]
    public void APathOfAnotherMachineIsFoundByItsEnd(string name)
    {
        Draw("images/good.png", 20, 20);
        DataSet set = Open(Header + name + ",20,20,1,2,3,4\n", null);
        Assert.Equal(_folder.File("images/good.png"), Assert.Single(set.Photos).Path);
        AssertTold(set, TroubleKind.PhotoMoved, "labels.csv", 2, "is taken to be");
    }

    [Fact]
    public void PhotosMayLieApart()
    {
        using var photos = new TemporaryFolder();
        DrawnPhoto.Write(photos.File("images/good.png"), 20, 20);
        File.WriteAllText(_folder.File("labels.csv"), Header + Good);
        DataSet set = DataSet.Open(new DataSource(_folder.Path) { Photos = photos.Path });
        Assert.Equal(photos.File("images/good.png"), Assert.Single(set.Photos).Path);
        Assert.Empty(set.Troubles);
    }

    [Fact]
    public void AllTroublesAreToldAtOnce()
    {
        Draw("images/good.png", 20, 20);
        Draw("images/cut.png", 20, 20);
        Draw("images/text.png", 20, 20);
        File.WriteAllText(_folder.File("images/text.png"), "no picture");
        DataSet set = Open(
            Header + Good + "images/cut.png,20,20,-1,2,3,4\nimages/text.png,20,20,,,,\nimages/none.png,20,20,,,,\nx\n" + Good,
            IgnoreHeader + "images/a_2.png,1,2,3,4\nimages/good.png,,,,\n");

        // The last row of ignore.csv spoils the photo: who knows what it would have said.
        Assert.Equal("images/cut.png", Assert.Single(set.Photos).File);
        Assert.Equal(
            [TroubleKind.PhotoMissing, TroubleKind.RowUnreadable, TroubleKind.BoxAstray, TroubleKind.RowUnreadable, TroubleKind.BoxCut, TroubleKind.PhotoUnreadable],
            set.Troubles.Select(trouble => trouble.Kind));
        Assert.StartsWith(_folder.File("ignore.csv:3: "), set.Troubles[3].ToString(), StringComparison.Ordinal);
        Assert.StartsWith(_folder.File("images/text.png: not a picture"), set.Troubles[5].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file,width,height,x,y,w\n", "labels.csv:1: the header must name the columns file,width,height,x,y,w,h, but has no h")]
    [InlineData("", "labels.csv:1: the header must name")]
    [InlineData(Header, "labels.csv: names no photo")]
    [InlineData(Header + "images/none.png,20,20,,,,\n", "labels.csv:2: images/none.png: no such file")]
    [InlineData(Header + "images/none.png,20,20,,,,\nx\n", "no photo can be used")]
    public void WhatCannotBeUsedAtAllIsRefused(string labels, string message)
    {
        LabelException e = Assert.Throws<LabelException>(() => Open(labels, null));
        Assert.StartsWith(_folder.Path, e.Message, StringComparison.Ordinal);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AValueWithoutAnEndIsRefused()
    {
        Draw("images/good.png", 20, 20);
        string labels = Header + "\"" + string.Concat(Enumerable.Repeat(Good, 1000));
        Assert.Contains("more than 4096 characters", Assert.Throws<LabelException>(() => Open(labels, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SaysWhatIsMissing()
    {
        Assert.Contains("holds neither labels nor pictures", Assert.Throws<LabelException>(() => DataSet.Open(new DataSource(_folder.Path))).Message, StringComparison.Ordinal);
        Assert.Contains("nowhere: no such folder", Assert.Throws<LabelException>(() => DataSet.Open(new DataSource(_folder.File("nowhere")))).Message, StringComparison.Ordinal);
    }

    private void AssertTold(DataSet set, TroubleKind kind, string file, int line, string message)
    {
        Trouble trouble = Assert.Single(set.Troubles);
        Assert.Equal((kind, _folder.File(file), line), (trouble.Kind, trouble.Path, trouble.Line));
        Assert.Contains(message, trouble.Message, StringComparison.Ordinal);
    }

    private DataSet Open(string labels, string? ignore, string? className = null)
    {
        File.WriteAllText(_folder.File("labels.csv"), labels);
        if (ignore is not null)
        {
            File.WriteAllText(_folder.File("ignore.csv"), ignore);
        }

        return DataSet.Open(new DataSource(_folder.Path) { ClassName = className });
    }

    private void Draw(string name, int width, int height) => DrawnPhoto.Write(_folder.File(name), width, height);
}
