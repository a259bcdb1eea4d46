using System;
using DupNet.Packing;
using DupNet.Training.Export;
using DupNet.Training.Learning;
using DupNet.Training.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Validation;

/// <summary>Makes the model of a run as it is now: averaged parameters, signs for weights, statistics measured anew.</summary>
public static class TrainedModel
{
    /// <summary>Makes the model that a run exports now.</summary>
    /// <param name="trainer">The run.</param>
    /// <param name="batches">Makes the run's training batches.</param>
    /// <exception cref="ExportException">The format cannot hold the model.</exception>
    public static ModelSpec Make(Trainer trainer, BatchMaker batches)
    {
        PrecisionRecipe precision = trainer.Network.Recipe.Training.Precision;
        if (!precision.IsInteger)
        {
            throw new ExportException("the recipe's training.precision keeps floats; a .dupnet file holds signs and levels only");
        }

        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor statistics = StatisticsAverager.Measure(trainer.Network, trainer.State.Average, 1, batches);
        return ModelExporter.Make(trainer.Network, trainer.State.Average, statistics);
    }
}
