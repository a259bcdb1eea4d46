using System.IO;
using DupNet.Evaluation;
using DupNet.Training.Photos;
using Xunit;

namespace DupNet.Training.Tests.Photos;

public sealed class PictureCacheTests
{
    [Fact]
    public void PictureOfAnotherSizeIsRefused()
    {
        using var folder = new TemporaryFolder();
        GeneratedPhotos.Write(folder.Path, 1, seed: 1);
        string labels = folder.File("labels.csv");
        File.WriteAllText(labels, File.ReadAllText(labels).Replace($",{GeneratedPhotos.Width},", ",61,"));
        var cache = new PictureCache(LabelledPhotos.Load(folder.Path));
        Assert.Contains("is 60x48, but its labels say 61x48", Assert.Throws<LabelException>(() => cache[0]).Message);
    }
}
