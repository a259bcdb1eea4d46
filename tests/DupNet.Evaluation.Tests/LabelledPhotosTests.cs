using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace DupNet.Evaluation.Tests;

public sealed class LabelledPhotosTests
{
    private const string LabelsHeader = "file,width,height,x,y,w,h\n";
    private const string IgnoreHeader = "file,x,y,w,h\n";

    [Fact]
    public void ReadsPhotosInOrder()
    {
        using TemporaryFolder folder = PhotoFolder(
            LabelsHeader
            + "images/b_1.jpg,40,30,1.5,2,10,12.25\r\n"
            + "images/a_1.jpg,20,20,,,,\r\n"
            + "images/b_1.jpg,40,30,-2,0,5,5\n\n"
            + "\"images/a, 2.jpg\",50,60,1,1,2,2",
            IgnoreHeader + "images/a_1.jpg,3,4,5,6\n");
        IReadOnlyList<LabelledPhoto> photos = LabelledPhotos.Load(folder.Path);
        Assert.Equal(["images/b_1.jpg", "images/a_1.jpg", "images/a, 2.jpg"], photos.Select(photo => photo.File));
        Assert.Equal(["b", "a", "other"], photos.Select(photo => photo.Part));
        Assert.Equal([new(1.5, 2, 10, 12.25), new(-2, 0, 5, 5)], photos[0].Faces);
        Assert.Empty(photos[0].Ignored);
        Assert.Empty(photos[1].Faces);
        Assert.Equal([new(3, 4, 5, 6)], photos[1].Ignored);
        Assert.Equal((50, 60), (photos[2].Width, photos[2].Height));
        Assert.True(File.Exists(photos[2].Path));
    }

    [Fact]
    public void TheIgnoreFileMayBeMissing()
    {
        using TemporaryFolder folder = PhotoFolder(LabelsHeader + "images/a_1.jpg,20,20,,,,\n", null);
        Assert.Single(LabelledPhotos.Load(folder.Path));
    }

    [Theory]
    [InlineData("file,width,height,x,y,w\n", 1, "the header must be 'file,width,height,x,y,w,h'")]
    [InlineData("", 1, "the header must be")]
    [InlineData(LabelsHeader + "images/a_1.jpg,20,20,1,2,3\n", 2, "6 fields instead of 7")]
    [InlineData(LabelsHeader + "images/a_1.jpg,20,20,1,2,3,4,5\n", 2, "8 fields instead of 7")]
    [InlineData(LabelsHeader + "\nimages/a_1.jpg,x,20,1,2,3,4\n", 3, "width must be an integer greater than 0, not 'x'")]
    [InlineData(LabelsHeader + "images/a_1.jpg,20,0,1,2,3,4\n", 2, "height must be an integer greater than 0, not '0'")]
    [InlineData(LabelsHeader + "images/a_1.jpg,20,20,1,,3,4\n", 2, "y must be a number, not ''")]
    [InlineData(LabelsHeader + "images/a_1.jpg,20,20,1,2,NaN,4\n", 2, "w must be a number, not 'NaN'")]
    [InlineData(LabelsHeader + "images/a_1.jpg,20,20,1,2,3,0\n", 2, "the box is empty")]
    [InlineData(LabelsHeader + "images/a_1.jpg,20,20,20,2,3,4\n", 2, "outside the photo of 20 x 20 pixels")]
    [InlineData(LabelsHeader + ",20,20,1,2,3,4\n", 2, "file is empty")]
    [InlineData(LabelsHeader + "images/nowhere.jpg,20,20,1,2,3,4\n", 2, "images/nowhere.jpg: no such file")]
    [InlineData(LabelsHeader + "images/a_1.jpg,20,20,1,2,3,4\nimages/a_1.jpg,20,21,1,2,3,4\n", 3, "is 20 x 21 pixels here, 20 x 20 in line 2")]
    [InlineData(LabelsHeader + "images/a_1.jpg,20,20,1,2,3,4\nimages/a_1.jpg,20,20,,,,\n", 3, "already has a row in line 2")]
    [InlineData(LabelsHeader + "images/a_1.jpg,20,20,,,,\nimages/a_1.jpg,20,20,1,2,3,4\n", 3, "already has a row in line 2")]
    [InlineData(LabelsHeader + "\"images/a_1.jpg,20,20,1,2,3,4\n", 2, "a quote is not closed")]
    [InlineData(LabelsHeader + "\"images/a_1.jpg\"x,20,20,1,2,3,4\n", 2, "a closing quote must be followed by a comma")]
    [InlineData(LabelsHeader, 0, "names no photo")]
    public void SaysWhichLabelIsWrong(string labels, int line, string reason)
    {
        using TemporaryFolder folder = PhotoFolder("file\nimages/a_1.jpg,\n", null);
        File.WriteAllText(folder.File("labels.csv"), labels);
        AssertFails(folder, line == 0 ? "labels.csv: " : $"labels.csv:{line}: ", reason);
    }

    [Theory]
    [InlineData("file,x,y,w,h,s\n", 1, "the header must be")]
    [InlineData(IgnoreHeader + "images/a_2.jpg,1,2,3,4\n", 2, "images/a_2.jpg is not in labels.csv")]
    [InlineData(IgnoreHeader + "images/a_1.jpg,,,,\n", 2, "x must be a number")]
    [InlineData(IgnoreHeader + "images/a_1.jpg,1,2,3,-4\n", 2, "the box is empty")]
    public void SaysWhichIgnoreBoxIsWrong(string ignore, int line, string reason)
    {
        using TemporaryFolder folder = PhotoFolder(LabelsHeader + "images/a_1.jpg,20,20,,,,\n", ignore);
        AssertFails(folder, $"ignore.csv:{line}: ", reason);
    }

    [Fact]
    public void SaysWhatIsMissing()
    {
        using var folder = new TemporaryFolder();
        AssertFails(folder, "labels.csv: ", "no such file");
        LabelException e = Assert.Throws<LabelException>(() => LabelledPhotos.Load(folder.File("nowhere")));
        Assert.Contains("no such folder", e.Message, StringComparison.Ordinal);
    }

    private static void AssertFails(TemporaryFolder folder, string where, string reason)
    {
        LabelException e = Assert.Throws<LabelException>(() => LabelledPhotos.Load(folder.Path));
        Assert.StartsWith(folder.File(where), e.Message, StringComparison.Ordinal);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    /// <summary>A folder with label files and an empty file for each photo that the labels name.</summary>
    private static TemporaryFolder PhotoFolder(string labels, string? ignore)
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("images"));
        foreach (string line in labels.Split('\n').Skip(1).Where(line => line.Trim().Length > 0))
        {
            string file = line[0] == '"' ? line.Split('"')[1] : line.Split(',')[0];
            File.WriteAllBytes(folder.File(file), []);
        }

        File.WriteAllText(folder.File("labels.csv"), labels);
        if (ignore is not null)
        {
            File.WriteAllText(folder.File("ignore.csv"), ignore);
        }

        return folder;
    }
}
