using System;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Pictures;
using Xunit;

namespace DupNet.DataSets.Tests;

public sealed class ReducedPhotoTests
{
    [Fact]
    public void LabelsAndPixelsShrinkTogether()
    {
        using var folder = new SetFolder();
        folder.Draw("a.png").Write("labels.csv", "file,width,height,x,y,w,h\na.png,100,50,30,9,60,30\n").Write("ignore.csv", "file,x,y,w,h\na.png,3,6,9,12\n");
        LabelledPhoto whole = folder.Open().Photos.Single();
        var reduced = new ReducedPhoto(whole, 30);
        Assert.Equal((34, 17), (reduced.Photo.Width, reduced.Photo.Height));
        Assert.Equal(new Box(10, 3, 20, 10), reduced.Photo.Boxes[0]);
        Assert.Equal(new Box(1, 2, 3, 4), reduced.Photo.Ignored[0]);
        Assert.True(reduced.TryLoad(out Picture? picture, out _));
        Assert.Equal(PictureReducer.Reduce(PictureFile.Load(whole.Path), 3).Rgb, picture.Rgb);
        Assert.Same(whole, new ReducedPhoto(whole, 51).Photo);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReducedPhoto(whole, 0));
    }
}
