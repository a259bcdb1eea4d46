using System.IO;
using System.Linq;
using DupNet.DataSets;
using DupNet.DataSets.Troubles;
using DupNet.Pictures;
using DupNet.Training.Photos;
using Xunit;

namespace DupNet.Training.Tests.Photos;

public sealed class PictureCacheTests
{
    [Fact]
    public void PhotosThatBecameOthersAreAllTold()
    {
        using var folder = new TemporaryFolder();
        GeneratedPhotos.Write(folder.Path, 4, seed: 1);
        var cache = new PictureCache(DataSet.Open(new DataSource(folder.Path)).Photos);
        string cut = folder.File("images/drawn_001.png");
        File.WriteAllBytes(cut, File.ReadAllBytes(cut)[..200]);
        PictureFile.Save(new Picture(61, 48), folder.File("images/drawn_002.png"));
        Assert.Equal([TroubleKind.PhotoUnreadable, TroubleKind.SizeDiffers], cache.Fill().Select(trouble => trouble.Kind));
        Assert.Contains("is 61 x 48 pixels, but was 60 x 48", Assert.Throws<LabelException>(() => cache[2]).Message);
        File.Delete(folder.File("images/drawn_003.png"));
        Assert.Equal(GeneratedPhotos.Width, cache[3].Width);
    }
}
