using System;
using DupNet.Training.Network;
using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Learning;

/// <summary>
/// Measures batch norm's means and variances for averaged parameters. Those of the training belong to its own parameters. With signs in
/// place of weights, an average of parameters is another network with other statistics.
/// </summary>
public static class StatisticsAverager
{
    private const int Batches = 24;

    /// <summary>Measures the statistics over the first training batches, which are the same at every call.</summary>
    /// <param name="network">The network.</param>
    /// <param name="parameters">The averaged parameters.</param>
    /// <param name="blend">How far weights are blended into signs: 0 for float weights, 1 for signs.</param>
    /// <param name="batches">Makes the batches.</param>
    public static Tensor Measure(QuantizedNetwork network, Tensor parameters, double blend, BatchMaker batches)
    {
        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor statistics = network.Statistics.clone();
        LayerWeights[] weights = network.MakeWeights(parameters, blend, gradients: false);
        using var queue = new BatchQueue(batches.ForStep, 0, Batches);
        for (int i = 0; i < Batches; i++)
        {
            using DisposeScope pass = NewDisposeScope();
            Batch batch = queue.Take();
            Tensor input = network.ToInput(batch.Pixels, batch.Count, batch.Side, batch.Side);
            network.Forward(input, weights, statistics, 1.0 / (i + 1));
        }

        return statistics.MoveToOuterDisposeScope();
    }
}
