using System.Linq;
using DupNet.Evaluation;
using DupNet.Measuring.Models;
using DupNet.Reporting.Measures;
using Xunit;

namespace DupNet.Reporting.Tests.Measures;

public sealed class SizeBinTests
{
    [Fact]
    public void ObjectsAreCountedByTheirPixelsInTheInput()
    {
        // 200 x 100 in 64 x 64: 0.32 input pixels a pixel. 25 -> 8 (the bin begins there), 24 -> 7.7, 100 -> 32.
        var photo = new LabelledPhoto("a.png", "a.png", 200, 100, [Generated.Object(0, 0, 25), Generated.Object(30, 0, 24), Generated.Object(60, 0, 100)], []);
        SizeBin[] bins = [.. SizeBin.Of(PhotoOutcome.Of(Generated.Measured(["spot"], (photo, [Generated.Found(60, 0, 100, 0.9)]))), new InputSize(64, 64))];
        Assert.Equal(["4-8", "8-12", "12-16", "16-24", "24-32", "32-48"], bins.Select(static bin => bin.Name));
        Assert.Equal([1, 1, 0, 0, 0, 1], bins.Select(static bin => bin.Objects));
        Assert.Equal([0, 0, 0, 0, 0, 1], bins.Select(static bin => bin.Found));
    }

    [Fact]
    public void TheLastBinHasNoEnd()
    {
        var photo = new LabelledPhoto("a.png", "a.png", 640, 640, [Generated.Object(0, 0, 600)], []);
        Assert.Equal("192 and more", Assert.Single(SizeBin.Of(PhotoOutcome.Of(Generated.Measured(["spot"], (photo, []))), new InputSize(640, 640))).Name);
    }

    [Fact]
    public void WithoutObjectsThereAreNoBins()
    {
        var photo = new LabelledPhoto("a.png", "a.png", 64, 64, [], []);
        Assert.Empty(SizeBin.Of(PhotoOutcome.Of(Generated.Measured(["spot"], (photo, []))), new InputSize(64, 64)));
    }
}
