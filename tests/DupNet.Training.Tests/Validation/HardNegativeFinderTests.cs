using System;
using System.Collections.Generic;
using DupNet.DataSets;
using DupNet.Evaluation;
using DupNet.Training.Augmentation;
using DupNet.Training.Learning;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;
using DupNet.Training.Validation;
using Xunit;

namespace DupNet.Training.Tests.Validation;

public sealed class HardNegativeFinderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public HardNegativeFinderTests()
    {
        GeneratedPhotos.Write(_folder.Path, 16, seed: 11);
    }

    public void Dispose() => _folder.Dispose();

    // A network that was never trained finds something everywhere.
    [Theory]
    [InlineData(WeightPrecision.Signs)]
    [InlineData(WeightPrecision.Float)]
    public void OnlyPhotosWithoutFacesGiveNegatives(WeightPrecision weights)
    {
        IReadOnlyList<HardNegative> all = Find(weights, 0.05, out IReadOnlyList<LabelledPhoto> photos);
        Assert.NotEmpty(all);
        Assert.All(all, negative => Assert.Empty(photos[negative.Photo].Boxes));
        double score = 0;
        foreach (HardNegative negative in all)
        {
            score = Math.Max(score, negative.Score);
        }

        IReadOnlyList<HardNegative> best = Find(weights, score, out _);
        Assert.NotEmpty(best);
        Assert.All(best, negative => Assert.True(negative.Score >= score));
        Assert.Empty(Find(weights, Math.Min(1, score + 0.001), out _));
    }

    [Fact]
    public void IgnoredPlacesAreNoNegatives()
    {
        File("ignore.csv", "file,x,y,w,h\n");
        IReadOnlyList<HardNegative> all = Find(WeightPrecision.Signs, 0.05, out IReadOnlyList<LabelledPhoto> photos);
        string ignore = "file,x,y,w,h\n";
        foreach (LabelledPhoto photo in photos)
        {
            ignore += FormattableString.Invariant($"{photo.File},0,0,{photo.Width},{photo.Height}\n");
        }

        File("ignore.csv", ignore);
        Assert.NotEmpty(all);
        Assert.True(Find(WeightPrecision.Signs, 0.05, out _).Count < all.Count);
    }

    private void File(string name, string text) => System.IO.File.WriteAllText(_folder.File(name), text);

    private IReadOnlyList<HardNegative> Find(WeightPrecision weights, double leastScore, out IReadOnlyList<LabelledPhoto> photos)
    {
        Recipe recipe = GeneratedRecipe.Small;
        recipe = recipe with
        {
            Training = recipe.Training with
            {
                Precision = new PrecisionRecipe { Weights = weights },
                HardNegatives = new HardNegativeRecipe { LeastScore = leastScore },
            },
        };
        photos = DataSet.Open(new DataSource(_folder.Path)).Photos;
        var batches = new BatchMaker(recipe, new PictureCache(photos));
        using var trainer = new Trainer(recipe, batches, 8);
        return HardNegativeFinder.Find(trainer, batches);
    }
}
