using System;
using DupNet.Training.Network;
using DupNet.Training.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Learning;

/// <summary>
/// The optimiser Adam over one vector of parameters, with decoupled weight decay of its first part, a warm-up, and cosine decay to zero.
/// </summary>
public sealed class Adam : IDisposable
{
    private const double Epsilon = 1e-8;

    private readonly OptimiserRecipe _recipe;
    private readonly long _steps;

    /// <summary>Makes an optimiser before its first step.</summary>
    /// <param name="recipe">The optimiser's settings.</param>
    /// <param name="parameters">The parameters, whose number and device count here.</param>
    /// <param name="steps">Number of steps of the whole run.</param>
    public Adam(OptimiserRecipe recipe, Tensor parameters, long steps)
    {
        _recipe = recipe;
        _steps = steps;
        Mean = zeros_like(parameters);
        Square = zeros_like(parameters);
    }

    /// <summary>Decaying mean of the gradient, one number for each parameter.</summary>
    public Tensor Mean { get; }

    /// <summary>Decaying mean of the squared gradient, one number for each parameter.</summary>
    public Tensor Square { get; }

    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">Number of the step, from 0.</param>
    public double Rate(long step)
    {
        double warmUp = Math.Min(1, (step + 1.0) / Math.Max(1, _recipe.WarmUpSteps));
        return _recipe.LearningRate * warmUp * 0.5 * (1 + Math.Cos(Math.PI * step / _steps));
    }

    /// <summary>Moves the parameters by one step.</summary>
    /// <param name="parameters">The parameters, changed in place.</param>
    /// <param name="gradient">Gradient of the parameters; may be scaled in place.</param>
    /// <param name="decayed">Number of parameters, from the first on, that decay.</param>
    /// <param name="step">Number of the step, from 0.</param>
    public void Step(Tensor parameters, Tensor gradient, long decayed, long step)
    {
        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        double rate = Rate(step);
        if (_recipe.GradientNorm > 0)
        {
            double norm = gradient.norm().item<float>();
            if (norm > _recipe.GradientNorm)
            {
                using Scalar factor = (_recipe.GradientNorm / norm).ToScalar();
                gradient.mul_(factor);
            }
        }

        Mean.mul_(Constant.Of(_recipe.Beta1)).add_(gradient, alpha: Constant.Of(1 - _recipe.Beta1));
        Square.mul_(Constant.Of(_recipe.Beta2)).addcmul_(gradient, gradient, Constant.Of(1 - _recipe.Beta2));
        if (_recipe.WeightDecay > 0)
        {
            using Scalar kept = (1 - (rate * _recipe.WeightDecay)).ToScalar();
            parameters.narrow(0, 0, decayed).mul_(kept);
        }

        using Scalar stride = (-rate / (1 - Math.Pow(_recipe.Beta1, step + 1))).ToScalar();
        using Scalar squareScale = Math.Sqrt(1 - Math.Pow(_recipe.Beta2, step + 1)).ToScalar();
        Tensor divisor = Square.sqrt().div_(squareScale).Increase(Constant.Of(Epsilon));
        parameters.addcdiv_(Mean, divisor, stride);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Mean.Dispose();
        Square.Dispose();
    }
}
