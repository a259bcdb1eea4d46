using System;
using System.IO;
using DupNet.Evaluation;
using DupNet.Training.Augmentation;
using DupNet.Training.Learning;
using Xunit;

namespace DupNet.Training.Tests.Learning;

public sealed class HardNegativeSetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LabelledPhoto[] _photos =
    [
        new("images/a.jpg", "images/a.jpg", 100, 80, [], []),
        new("images/b, \"c\".jpg", "images/b, \"c\".jpg", 100, 80, [], []),
    ];

    private string Table => _folder.File("hard-negatives.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LastSetIsReadBack()
    {
        var first = new HardNegativeSet(10, [new HardNegative(0, new Box(1, 2, 3, 4), 0.9)]);
        var last = new HardNegativeSet(20, [new HardNegative(1, new Box(0.1, -2.5, 1.0 / 3, 4), 0.31), new HardNegative(0, new Box(5, 6, 7, 8), 0.4)]);
        first.Append(Table, _photos);
        last.Append(Table, _photos);
        HardNegativeSet read = HardNegativeSet.Read(Table, _photos);
        Assert.Equal(20, read.FromStep);
        Assert.Equal(last.Negatives, read.Negatives);
    }

    // A set without any replaces the one before it like every other.
    [Fact]
    public void AnEmptySetIsReadBack()
    {
        new HardNegativeSet(10, [new HardNegative(0, new Box(1, 2, 3, 4), 0.9)]).Append(Table, _photos);
        new HardNegativeSet(20, []).Append(Table, _photos);
        HardNegativeSet read = HardNegativeSet.Read(Table, _photos);
        Assert.Equal(20, read.FromStep);
        Assert.Empty(read.Negatives);
    }

    [Fact]
    public void SetCountsFromItsStepOn()
    {
        var set = new HardNegativeSet(10, [new HardNegative(0, new Box(1, 2, 3, 4), 0.9)]);
        Assert.Empty(set.At(9));
        Assert.Single(set.At(10));
        Assert.Empty(HardNegativeSet.Empty.At(long.MaxValue - 1));
        Assert.Same(HardNegativeSet.Empty, HardNegativeSet.Read(Table, _photos));
    }

    [Theory]
    [InlineData("10,images/c.jpg,1,2,3,4,0.5")]
    [InlineData("10,images/a.jpg,1,2,3,4")]
    [InlineData("10,images/a.jpg,1,2,x,4,0.5")]
    [InlineData("-1,images/a.jpg,1,2,3,4,0.5")]
    [InlineData("20,,1,2,3,4,0.5")]
    public void WrongLinesAreNamed(string line)
    {
        File.WriteAllText(Table, "step,file,x,y,w,h,score\n10,images/a.jpg,1,2,3,4,0.5\n" + line + "\n");
        Assert.Contains("line 3", Assert.Throws<RunException>(() => HardNegativeSet.Read(Table, _photos)).Message);
    }
}
