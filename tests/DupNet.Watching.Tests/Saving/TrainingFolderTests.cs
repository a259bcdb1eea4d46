using System;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Outcomes;
using DupNet.DataSets;
using DupNet.Pictures;
using DupNet.Watching.Saving;
using DupNet.Watching.Sources;
using Xunit;

namespace DupNet.Watching.Tests.Saving;

public sealed class TrainingFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhatIsSavedIsADataSetThatGoesOn()
    {
        string path = Path.Combine(_folder.Path, "new");
        Assert.Equal("watch-00001.png", new TrainingFolder(path).Save(Noise(1), [new WatchedBox(1.25, 2, 10.5, 8, 0.9, "a \"quoted\", name"), new WatchedBox(20, 2, 8, 8, 0.9, "=1+1")]));
        var again = new TrainingFolder(path);
        Assert.Equal("watch-00002.png", again.Save(Noise(2), []));
        Assert.Equal("watch-00003.png", again.Save(Noise(3), [new WatchedBox(1, 2, 8, 8, 0.9, "=1+1")]));
        DataSet set = DataSet.Open(new DataSource(path));
        Assert.Empty(set.Troubles);
        Assert.Equal(["watch-00001.png", "watch-00002.png", "watch-00003.png"], set.Photos.Select(static photo => photo.File));
        Assert.Equal([2, 0, 1], set.Photos.Select(static photo => photo.Objects.Count));
        Assert.Equal((1.25, 2, 10.5, 8, "a \"quoted\", name"), set.Photos[0].Objects[0] is var first ? (first.Box.X, first.Box.Y, first.Box.Width, first.Box.Height, first.ClassName) : default);
    }

    [Fact]
    public void ATableWithoutALastLineEndIsContinued()
    {
        File.WriteAllText(_folder.File("labels.csv"), "file,width,height,x,y,w,h,class\nwatch-00007.png,32,24,1,1,8,8,face");
        PictureFile.Save(Noise(1), _folder.File("watch-00007.png"));
        Assert.Equal("watch-00008.png", new TrainingFolder(_folder.Path).Save(Noise(2), []));
        Assert.Equal(2, DataSet.Open(new DataSource(_folder.Path)).Photos.Count);
    }

    [Fact]
    public void AnotherTableOrAFileIsRefused()
    {
        File.WriteAllText(_folder.File("labels.csv"), "file;x\n");
        Assert.Contains("its first line is not", Assert.Throws<CommandException>(() => new TrainingFolder(_folder.Path)).Message, StringComparison.Ordinal);
        Assert.EndsWith("is a file, not a folder.", Assert.Throws<CommandException>(() => new TrainingFolder(_folder.File("labels.csv"))).Message, StringComparison.Ordinal);
    }

    private static Picture Noise(int seed)
    {
        var picture = new Picture(32, 24);
        new Random(seed).NextBytes(picture.Rgb);
        return picture;
    }
}
