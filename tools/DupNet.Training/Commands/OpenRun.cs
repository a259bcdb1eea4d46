using System;
using DupNet.DataSets;
using DupNet.Training.Learning;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;
using TorchSharp;

namespace DupNet.Training.Commands;

/// <summary>A training run that was read from its folder.</summary>
public sealed class OpenRun : IDisposable
{
    private OpenRun(Trainer trainer, BatchMaker batches)
    {
        Trainer = trainer;
        Batches = batches;
    }

    /// <summary>The run's trainer, in the state of the last checkpoint.</summary>
    public Trainer Trainer { get; }

    /// <summary>Makes the run's training batches.</summary>
    public BatchMaker Batches { get; }

    /// <summary>Reads a run at its last checkpoint.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="data">Folder of the labels that the run trains with; null for the one that the run noted.</param>
    public static OpenRun Read(RunFolder folder, string? data)
    {
        Recipe recipe = folder.ReadRecipe();
        DataSource source = folder.ReadDataSource(data);
        _ = RunState.ReadTotalSteps(folder.CheckpointPath);
        return Read(folder, RunPhotos.OpenTraining(source, folder.ReadPhotos(), recipe, Console.Error));
    }

    /// <summary>Reads a run at its last checkpoint, with photos that are open already.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="photos">The photos that the run trains with.</param>
    /// <param name="device">Where its arithmetic is done; null for the processor.</param>
    public static OpenRun Read(RunFolder folder, PictureCache photos, torch.Device? device = null)
    {
        // Sums, and with them thresholds, depend on the number of threads; one is what runs are trained with by default.
        torch.set_num_threads(1);
        Recipe recipe = folder.ReadRecipe();
        long steps = RunState.ReadTotalSteps(folder.CheckpointPath);
        var batches = new BatchMaker(recipe, photos);
        var trainer = new Trainer(recipe, batches, steps, folder.StartsFromModel, device: device);
        try
        {
            trainer.State.Load(folder.CheckpointPath);
            return new OpenRun(trainer, batches);
        }
        catch
        {
            trainer.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Trainer.Dispose();
}
