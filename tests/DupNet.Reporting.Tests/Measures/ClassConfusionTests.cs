using DupNet.Evaluation;
using DupNet.Reporting.Measures;
using Xunit;

namespace DupNet.Reporting.Tests.Measures;

public sealed class ClassConfusionTests
{
    [Fact]
    public void ObjectsAreTakenForWhatLiesOnThem()
    {
        var photo = new LabelledPhoto(
            "a.png", "a.png", 100, 100, [Generated.Object(0, 0, 10, "cat"), Generated.Object(20, 0, 10, "cat"), Generated.Object(40, 0, 10, "dog"), Generated.Object(60, 0, 10, "dog")], [new Box(80, 80, 10, 10)]);
        ClassConfusion confusion = Of(
            photo,
            Generated.Found(0, 0, 10, 0.9, "cat"),
            Generated.Found(20, 0, 10, 0.8, "dog"),
            Generated.Found(40, 0, 10, 0.7, "dog"),
            Generated.Found(0, 60, 10, 0.6, "cat"),
            Generated.Found(80, 80, 10, 0.6, "cat"),
            Generated.Found(60, 0, 10, 0.4, "dog"));

        // Rows: cat, dog, nothing; columns: cat, dog, missed. The box that does not count and the one below the threshold are nowhere.
        int[,] expected = { { 1, 1, 0 }, { 0, 1, 1 }, { 1, 0, 0 } };
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                Assert.Equal(expected[row, column], confusion[row, column]);
            }
        }

        Assert.Equal((2, 2, 1), (confusion.Total(0), confusion.Total(1), confusion.Total(2)));
    }

    private static ClassConfusion Of(LabelledPhoto photo, params ScoredBox[] found) =>
        ClassConfusion.Of(["cat", "dog"], PhotoOutcome.Of(Generated.Measured(["cat", "dog"], (photo, found))));
}
