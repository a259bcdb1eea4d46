using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using DupNet.DataSets.Splitting;
using DupNet.Pictures;
using Xunit;

namespace DupNet.DataSets.Tests.Splitting;

public sealed class DataSplitterTests : IDisposable
{
    private readonly SetFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryClassHasItsShareInBoth()
    {
        // 60 cats, 20 dogs in the same photos as some cats, 20 photos without any.
        var labels = new StringBuilder("file,width,height,x,y,w,h,class\n");
        for (int i = 0; i < 80; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"p{i}.png");
            _folder.Draw(name);
            string start = name + ",100,50,";
            labels.Append(i < 60 ? start + "10,10,20,20,cat\n" : start + ",,,,\n").Append(i is >= 10 and < 30 ? start + "50,10,20,20,dog\n" : string.Empty);
        }

        DataSet set = _folder.Write("labels.csv", labels.ToString()).Open();
        DataSet split = DataSplitter.Split(set, share: 0.25, seed: 3);
        Assert.Equal((60, 20), (split.Of(Split.Training).Count, split.Of(Split.Validation).Count));
        Assert.Equal(15, split.Of(Split.Validation).Sum(photo => photo.Objects.Count(labelled => labelled.ClassName == "cat")));
        Assert.Equal(5, split.Of(Split.Validation).Sum(photo => photo.Objects.Count(labelled => labelled.ClassName == "dog")));
        Assert.Equal(SetFolder.Lines(split), SetFolder.Lines(DataSplitter.Split(_folder.Open(), share: 0.25, seed: 3)));
        Assert.NotEqual(SetFolder.Lines(split), SetFolder.Lines(DataSplitter.Split(set, share: 0.25, seed: 4)));
        Assert.Same(split, DataSplitter.Split(split, share: 0.5));
    }

    // Frames of a video and changed copies must not be trained with and measured on.
    [Fact]
    public void PhotosThatAreAlikeStayTogether()
    {
        var random = new Random(5);
        for (int scene = 0; scene < 8; scene++)
        {
            Picture picture = Scene(random);
            for (int frame = 0; frame < 4; frame++)
            {
                Picture copy = frame == 3 ? PictureFitter.Fit(picture, 120, 90) : picture.Copy();
                for (int i = 0; i < copy.Rgb.Length; i++)
                {
                    copy.Rgb[i] = (byte)Math.Clamp(copy.Rgb[i] + random.Next(-8, 9) + (5 * frame), 0, 255);
                }

                PictureFile.Save(copy, _folder.File(string.Create(CultureInfo.InvariantCulture, $"s{scene}_{frame}.jpg")));
            }
        }

        _folder.Draw("x_jpg.rf.1.png");
        Directory.Move(_folder.File("x_jpg.rf.1.png"), _folder.File("same_jpg.rf.1.png"));
        _folder.Draw("same_jpg.rf.2.png");
        DataSet set = DataSplitter.Split(_folder.Open(), share: 0.3);
        Assert.NotEmpty(set.Of(Split.Validation));
        foreach (IGrouping<string, Split> scene in set.Photos.GroupBy(photo => photo.File.Split('_')[0], set.SplitOf))
        {
            Assert.Single(scene.Distinct());
        }
    }

    private static Picture Scene(Random random)
    {
        // Large blocks, so that noise and scaling change little of what is brighter than its neighbour.
        var picture = new Picture(160, 120);
        var blocks = new byte[12 * 9];
        random.NextBytes(blocks);
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                picture.Rgb.AsSpan(picture.IndexOf(x, y), 3).Fill((byte)(20 + (blocks[(y * 9 / picture.Height * 12) + (x * 12 / picture.Width)] * 3 / 4)));
            }
        }

        return picture;
    }
}
