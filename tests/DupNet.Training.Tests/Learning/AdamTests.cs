using System;
using DupNet.Training.Learning;
using DupNet.Training.Recipes;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace DupNet.Training.Tests.Learning;

public sealed class AdamTests
{
    [Fact]
    public void StepsAsDefined()
    {
        var recipe = new OptimiserRecipe { LearningRate = 0.01, WarmUpSteps = 3, WeightDecay = 0.1 };
        using Tensor parameters = tensor(new[] { 1f, -2f });
        using var adam = new Adam(recipe, parameters, 10);
        double[] expected = [1, -2];
        double[] mean = [0, 0];
        double[] square = [0, 0];
        for (int step = 0; step < 10; step++)
        {
            double[] gradient = [Math.Sin(step + 1), 0.1 * step];
            using Tensor given = tensor(new[] { (float)gradient[0], (float)gradient[1] });
            adam.Step(parameters, given, 1, step);
            double rate = 0.01 * Math.Min(1, (step + 1) / 3.0) * 0.5 * (1 + Math.Cos(Math.PI * step / 10));
            expected[0] *= 1 - (rate * 0.1);
            for (int i = 0; i < 2; i++)
            {
                mean[i] = (0.9 * mean[i]) + (0.1 * gradient[i]);
                square[i] = (0.999 * square[i]) + (0.001 * gradient[i] * gradient[i]);
                expected[i] -= rate * (mean[i] / (1 - Math.Pow(0.9, step + 1))) / (Math.Sqrt(square[i] / (1 - Math.Pow(0.999, step + 1))) + 1e-8);
            }

            float[] actual = parameters.data<float>().ToArray();
            Assert.Equal(expected[0], actual[0], 1e-4);
            Assert.Equal(expected[1], actual[1], 1e-4);
        }
    }

    [Fact]
    public void LargeGradientsAreScaledDown()
    {
        using Tensor parameters = zeros(2);
        using var adam = new Adam(new OptimiserRecipe { LearningRate = 0.01, GradientNorm = 1 }, parameters, 10);
        using Tensor gradient = tensor(new[] { 30f, 40f });
        adam.Step(parameters, gradient, 0, 0);
        Assert.Equal([0.6f, 0.8f], gradient.data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
    }
}
