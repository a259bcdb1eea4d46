using System;
using System.Linq;
using DupNet.DataSets.Troubles;
using Xunit;

namespace DupNet.DataSets.Tests.Troubles;

public sealed class TroubleTextTests
{
    [Fact]
    public void KindsAreCountedAndTheFirstOfEachTold()
    {
        Trouble[] troubles =
        [
            new(TroubleKind.PhotoMissing, "labels.csv", 2, "a.png: no such file."),
            .. Enumerable.Range(3, 5).Select(line => new Trouble(TroubleKind.BoxCut, "labels.csv", line, "reaches beyond.")),
            new(TroubleKind.PhotoUnreadable, "b.png", 0, "not a picture."),
        ];
        Assert.Equal(
            [
                "boxes that reach beyond their photo, cut to it: 5",
                "  labels.csv:3: reaches beyond.",
                "  labels.csv:4: reaches beyond.",
                "  and 3 more",
                "photos that are not there, left out: 1",
                "  labels.csv:2: a.png: no such file.",
                "photos that cannot be read, left out: 1",
                "  b.png: not a picture.",
            ],
            TroubleText.Lines(troubles, most: 2));
    }

    [Fact]
    public void EveryKindHasItsOwnHeadingThatSaysWhatIsDone()
    {
        TroubleKind[] kinds = Enum.GetValues<TroubleKind>();
        Assert.Equal(kinds.Length, kinds.Select(kind => kind.Heading()).Distinct().Count());
        Assert.All(kinds, kind => Assert.Equal(kind.LeavesOut(), kind.Heading().Contains("left out", StringComparison.Ordinal)));
    }
}
