using System.Collections.Generic;
using DupNet.Evaluation;

namespace DupNet.Reporting.Runs;

/// <summary>A training run and the model that it left: all that a page about it is made of besides what the model finds.</summary>
/// <param name="Folder">The run's folder, with its tables: training.csv, validation.csv, validation-classes.csv, scores.csv, as far as they are there.</param>
/// <param name="File">The bytes of the model.</param>
/// <param name="Classes">The classes of the model.</param>
/// <param name="Trained">The photos that the run was trained with.</param>
public sealed record TrainedRun(string Folder, byte[] File, IReadOnlyList<string> Classes, IReadOnlyList<LabelledPhoto> Trained)
{
    /// <summary>The step that the model is of; null for the last one.</summary>
    public long? BestStep { get; init; }

    /// <summary>What was found and chosen before the first step, sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
