using System;
using System.Collections.Generic;
using DupNet.Training.Learning;
using DupNet.Training.Recipes;
using TorchSharp;
using Xunit;

namespace DupNet.Training.Tests.Learning;

public sealed class AveragedNetworkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public AveragedNetworkTests()
    {
        torch.set_num_threads(1);
        GeneratedPhotos.Write(_folder.Path, 16, seed: 9);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void StaysAsItWasMadeAndDoesNotDependOnWhatElseIsInTheBatch()
    {
        Recipe recipe = GeneratedRecipe.Small;
        var batches = GeneratedPhotos.Batches(_folder.Path, recipe);
        using var trainer = new Trainer(recipe, batches, 20);
        for (int step = 0; step < 5; step++)
        {
            trainer.Step(batches.ForStep(step));
        }

        using var network = new AveragedNetwork(trainer.Network, trainer.State.Average, batches);
        byte[] pixels = RandomNetwork.Pixels(2, 32, 3, seed: 1);
        float[] before = Logits(network, pixels, 2);
        for (int step = 5; step < 10; step++)
        {
            trainer.Step(batches.ForStep(step));
        }

        Assert.Equal(before, Logits(network, pixels, 2));
        float[] first = Logits(network, pixels[..(32 * 32 * 3)], 1);
        for (int i = 0; i < first.Length; i++)
        {
            Assert.Equal(first[i], before[i], 1e-4);
        }

        using var later = new AveragedNetwork(trainer.Network, trainer.State.Average, batches);
        Assert.NotEqual(before, Logits(later, pixels, 2));
    }

    private static float[] Logits(AveragedNetwork network, byte[] pixels, int count)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        List<torch.Tensor> heads = network.Logits(pixels, count, 32, 32);
        Assert.False(Assert.Single(heads).requires_grad);
        return heads[0].contiguous().data<float>().ToArray();
    }
}
