using System.Collections.Generic;
using System.IO;
using DupNet.Evaluation;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;
using Xunit;

namespace DupNet.Training.Tests.Photos;

public sealed class PhotoFolderTests
{
    [Fact]
    public void LongestPrefixDecidesTheConvention()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("labels.csv"), "file,width,height,x,y,w,h\nimages/ab_1.jpg,100,100,10,20,10,20\nimages/a_1.jpg,100,100,10,20,10,20\nimages/b_1.jpg,100,100,10,20,10,20\n");
        Directory.CreateDirectory(folder.File("images"));
        foreach (string name in new[] { "ab_1", "a_1", "b_1" })
        {
            File.WriteAllBytes(folder.File($"images/{name}.jpg"), []);
        }

        File.WriteAllText(folder.File("ignore.csv"), "file,x,y,w,h\nimages/ab_1.jpg,50,50,10,10\n");
        var conventions = new Dictionary<string, BoxConvention>
        {
            ["a"] = new() { Width = 2 },
            ["ab"] = new() { Height = 2, Up = 0.25 },
        };

        IReadOnlyList<LabelledPhoto> photos = PhotoFolder.Read(folder.Path, conventions);

        Assert.Equal([new Box(10, 5, 10, 40)], photos[0].Faces);
        Assert.Equal([new Box(50, 50, 10, 10)], photos[0].Ignored);
        Assert.Equal([new Box(5, 20, 20, 20)], photos[1].Faces);
        Assert.Equal([new Box(10, 20, 10, 20)], photos[2].Faces);
    }

    [Fact]
    public void BoxesAreCut()
    {
        Assert.Equal(new Box(5, 0, 5, 8), new Box(-5, -2, 15, 10).Intersect(new Box(5, 0, 20, 20)));
        Assert.Equal(0, new Box(0, 0, 5, 5).Intersect(new Box(6, 6, 5, 5)).Area());
    }

    [Fact]
    public void PictureOfAnotherSizeIsRefused()
    {
        using var folder = new TemporaryFolder();
        GeneratedPhotos.Write(folder.Path, 1, seed: 1);
        string labels = folder.File("labels.csv");
        File.WriteAllText(labels, File.ReadAllText(labels).Replace($",{GeneratedPhotos.Width},", ",61,"));
        var cache = new PictureCache(PhotoFolder.Read(folder.Path, new Dictionary<string, BoxConvention>()));
        Assert.Contains("is 60x48, but its labels say 61x48", Assert.Throws<LabelException>(() => cache[0]).Message);
    }
}
