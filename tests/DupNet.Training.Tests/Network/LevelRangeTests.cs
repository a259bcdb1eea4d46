using System;
using DupNet.Training.Network;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace DupNet.Training.Tests.Network;

public sealed class LevelRangeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ValuesAreLimitedAndGradientsPassInside(int highest)
    {
        using DisposeScope scope = NewDisposeScope();
        // Channels last, as maps are.
        Tensor sums = randn(3, 5, 7, 6).mul(Constant.Of(4)).permute(0, 3, 1, 2);
        sums.requires_grad = true;
        Tensor gradient = randn(3, 6, 5, 7);
        Tensor limited = LevelRange.Limit(sums, highest);
        float[] values = limited.detach().clone().reshape(-1).data<float>().ToArray();
        using (no_grad())
        {
            // The network rounds in place; the gradient must not see it.
            limited.detach().round_();
        }

        limited.backward([gradient]);
        float[] x = sums.detach().reshape(-1).data<float>().ToArray();
        float[] g = gradient.reshape(-1).data<float>().ToArray();
        float[] passed = sums.grad!.reshape(-1).data<float>().ToArray();
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(Math.Clamp(x[i], 0, highest), values[i]);
            Assert.Equal(x[i] > 0 && x[i] < highest ? g[i] : 0, passed[i]);
        }
    }

    [Fact]
    public void OtherLevelsAreRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => LevelRange.Limit(zeros(1), 2));
}
