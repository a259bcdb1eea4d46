using System;
using System.Collections.Generic;
using DupNet.Training.Network;
using DupNet.Training.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Learning;

/// <summary>
/// The network of a run as it is when this is made, in torch's arithmetic and at the recipe's precision. Its parameters are averaged, its
/// statistics measured anew. It does not change while the run goes on.
/// </summary>
public sealed class AveragedNetwork : IDisposable
{
    private readonly QuantizedNetwork _network;
    private readonly LayerWeights[] _weights;
    private readonly Tensor _statistics;

    /// <summary>Takes the network of a run as it is now. That network must live as long as this object.</summary>
    /// <param name="network">The run's network.</param>
    /// <param name="average">The run's averaged parameters.</param>
    /// <param name="batches">Makes the run's training batches; statistics are measured on some.</param>
    public AveragedNetwork(QuantizedNetwork network, Tensor average, BatchMaker batches)
    {
        _network = network;
        double blend = Recipe.Training.Precision.Weights == WeightPrecision.Float ? 0 : 1;
        _statistics = StatisticsAverager.Measure(_network, average, blend, batches);
        _weights = _network.MakeWeights(average, blend, gradients: false);
    }

    /// <summary>Recipe of the run.</summary>
    public Recipe Recipe => _network.Recipe;

    /// <summary>Runs the network on some pictures.</summary>
    /// <param name="pixels">Rows from the top, channels fastest, as in <see cref="Batch.Pixels"/>.</param>
    /// <param name="count">Number of pictures.</param>
    /// <param name="height">Height of the pictures in pixels.</param>
    /// <param name="width">Width of the pictures in pixels.</param>
    /// <returns>Logits of the heads in order of execution, each N x outputs x rows x columns, in the caller's scope and without a graph.</returns>
    public List<Tensor> Logits(byte[] pixels, int count, int height, int width)
    {
        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        List<Tensor> logits = _network.Forward(_network.ToInput(pixels, count, height, width), _weights, _statistics, null);
        logits.ForEach(head => head.MoveToOuterDisposeScope());
        return logits;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _statistics.Dispose();
        foreach (LayerWeights layer in _weights)
        {
            layer.Kernel.Dispose();
            layer.Gain.Dispose();
            layer.Offset.Dispose();
        }
    }
}
