using System.Collections.Generic;
using System.IO;
using DupNet.Cli.Tests;
using DupNet.Comparison.Teaching;
using DupNet.Evaluation;
using Xunit;

namespace DupNet.Comparison.Tests.Teaching;

public sealed class LabelTablesTests
{
    [Fact]
    public void TablesAreReadBackAndNameThePhotosWhereTheyLie()
    {
        using var folder = new TemporaryFolder();
        string first = folder.File("photos/a_1.png");
        string second = folder.File("photos/none \"1\".png");
        Spots.Write(first, 64, 64);
        Spots.Write(second, 32, 16);
        LabelledPhoto[] photos =
        [
            new("photos/a_1.png", first, 64, 64, [new Box(1.25, -2, 30.5, 40), new Box(10, 10, 8, 8)], [new Box(0, 50, 7, 7.01)]),
            new("photos/none \"1\".png", second, 32, 16, [], []),
        ];
        string tables = Path.GetDirectoryName(folder.File("tables/labels.csv"))!;
        File.WriteAllText(Path.Combine(tables, "labels.csv"), LabelTables.Labels(photos, tables));
        File.WriteAllText(Path.Combine(tables, "ignore.csv"), LabelTables.Ignored(photos, tables));
        IReadOnlyList<LabelledPhoto> read = LabelledPhotos.Load(tables);
        Assert.Equal(2, read.Count);
        for (int i = 0; i < photos.Length; i++)
        {
            Assert.Equal("../" + photos[i].File, read[i].File);
            Assert.Equal(photos[i].Faces, read[i].Faces);
            Assert.Equal(photos[i].Ignored, read[i].Ignored);
        }

        Assert.Equal("a", read[0].Part);
    }
}
