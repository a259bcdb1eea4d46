using System;
using System.IO;
using Xunit;

namespace DupNet.Pictures.Tests;

public sealed class PictureHeaderTests
{
    [Theory]
    [InlineData("a.png")]
    [InlineData("a.jpg")]
    [InlineData("a.webp")]
    public void TellsTheSizeThatTheLoaderGives(string name)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File(name);
        PictureFile.Save(new Picture(37, 21), path);
        Assert.Equal((37, 21), PictureHeader.SizeOf(path, File.ReadAllBytes(path)));
    }

    [Fact]
    public void PixelsThatAreMissingDoNotMatter()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.jpg");
        PictureFile.Save(new Picture(400, 300), path);
        byte[] whole = File.ReadAllBytes(path);
        Assert.Equal((400, 300), PictureHeader.SizeOf(path, whole[..(whole.Length / 2)]));
    }

    [Fact]
    public void WhatIsNoPictureIsToldAsTheLoaderTellsIt()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.jpg");
        File.WriteAllText(path, "no picture");
        Assert.Equal(
            Assert.Throws<PictureException>(() => PictureFile.Load(path)).Message,
            Assert.Throws<PictureException>(() => PictureHeader.SizeOf(path, File.ReadAllBytes(path))).Message);
    }
}
