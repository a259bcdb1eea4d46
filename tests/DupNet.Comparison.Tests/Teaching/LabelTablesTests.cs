using System.Collections.Generic;
using System.IO;
using DupNet.Cli.Tests;
using DupNet.Comparison.Teaching;
using DupNet.DataSets;
using DupNet.Evaluation;
using Xunit;

namespace DupNet.Comparison.Tests.Teaching;

public sealed class LabelTablesTests
{
    [Fact]
    public void TablesAreReadBackAndNameThePhotosAsBefore()
    {
        using var folder = new TemporaryFolder();
        string first = folder.File("photos/a_1.png");
        string second = folder.File("photos/none \"1\".png");
        Spots.Write(first, 64, 64);
        Spots.Write(second, 32, 16);
        LabelledPhoto[] photos =
        [
            new("photos/a_1.png", first, 64, 64, [new(new Box(1.25, 2, 30.5, 40)), new(new Box(10, 10, 8, 8))], [new Box(0, 50, 7, 7.01)]),
            new("photos/none \"1\".png", second, 32, 16, [], []),
        ];
        string tables = Path.GetDirectoryName(folder.File("tables/labels.csv"))!;
        File.WriteAllText(Path.Combine(tables, "labels.csv"), LabelTables.Labels(photos));
        File.WriteAllText(Path.Combine(tables, "ignore.csv"), LabelTables.Ignored(photos));
        IReadOnlyList<LabelledPhoto> read = DataSet.Open(new DataSource(tables) { Photos = folder.Path }).Photos;
        Assert.Equal(2, read.Count);
        for (int i = 0; i < photos.Length; i++)
        {
            Assert.Equal(photos[i].File, read[i].File);
            Assert.Equal(photos[i].Path, read[i].Path);
            Assert.Equal(photos[i].Objects, read[i].Objects);
            Assert.Equal(photos[i].Ignored, read[i].Ignored);
        }

        Assert.Equal("a", read[0].Part);
    }

    [Fact]
    public void ClassesAreKept()
    {
        LabelledPhoto[] photos = [new("a.png", "a.png", 64, 64, [new(new Box(1, 2, 3, 4), "cat, or \"dog\"")], []), new("b.png", "b.png", 9, 9, [], [])];
        Assert.Equal(
            "file,width,height,x,y,w,h,class\n\"a.png\",64,64,1,2,3,4,\"cat, or \"\"dog\"\"\"\n\"b.png\",9,9,,,,,\n", LabelTables.Labels(photos));
    }
}
