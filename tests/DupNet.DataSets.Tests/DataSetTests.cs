using System;
using System.Linq;
using Xunit;

namespace DupNet.DataSets.Tests;

public sealed class DataSetTests : IDisposable
{
    private readonly SetFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PicturesAloneShowNoObjects()
    {
        _folder.Draw("a.jpg", "deep/b.png", "test/c.webp").Write("notes.txt", "hello");
        DataSet set = _folder.Open();
        Assert.Equal(DataSetForm.Pictures, set.Form);
        Assert.Equal(["None a.jpg: ", "None deep/b.png: ", "Test test/c.webp: "], SetFolder.Lines(set));
        Assert.Empty(set.Classes);
    }

    [Fact]
    public void PicturesMayLieApart()
    {
        using var photos = new SetFolder();
        photos.Draw("far/a.jpg");
        _folder.Write("labels/a.txt", "0 0.5 0.5 0.2 0.4\n").Write("data.yaml", "names: [cat]\n");
        DataSet set = DataSet.Open(new DataSource(_folder.Path) { Photos = photos.Path });
        Assert.Equal(["None far/a.jpg: cat(40,15,20,20)"], SetFolder.Lines(set));
    }

    [Fact]
    public void WhatIsNoDataSetIsRefused()
    {
        Assert.Contains("is no data set", Assert.Throws<LabelException>(() => _folder.Write("a.bin", "x").Open("a.bin")).Message, StringComparison.Ordinal);
        Assert.Contains("no such folder", Assert.Throws<LabelException>(() => _folder.Open("nowhere")).Message, StringComparison.Ordinal);
    }
}
