using System.Collections.Generic;
using System.Linq;
using DupNet.Boards;
using DupNet.Cli.Output;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.Counting;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.Reporting.Budgets;
using DupNet.Sequences;
using DupNet.Streams;
using DupNet.Streams.Costs;
using DupNet.Streams.Detectors;
using DupNet.Streams.Scores;

namespace DupNet.Cli.Commands;

/// <summary>One run of <c>dupnet eval --stream</c>.</summary>
internal static class StreamEvalRun
{
    /// <summary>Measures a model on sequences, frame by frame.</summary>
    /// <param name="model">The model.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="sizes">Input sizes of detections in every frame, each a detector of its own; none for the model's default.</param>
    /// <param name="contrast">Whether the contrast of dark and flat frames is stretched.</param>
    /// <param name="following">Values of the stream detector's settings other than the defaults, by name.</param>
    /// <param name="board">The board for estimated times; null for none.</param>
    /// <param name="sequences">The sequences.</param>
    /// <param name="isBySequence">Whether each sequence has results of its own.</param>
    /// <param name="progress">Counts frames.</param>
    public static StreamReport Measure(
        DupNetModel model,
        byte[] file,
        IReadOnlyList<InputSize> sizes,
        bool contrast,
        IReadOnlyDictionary<string, object> following,
        Board? board,
        IReadOnlyList<ISequence> sequences,
        bool isBySequence,
        Progress progress)
    {
        InputSize?[] inputs = sizes.Count == 0 ? [null] : [.. sizes.Select(size => (InputSize?)size)];
        DetectorSettings[] settings = [.. inputs.Select(size => PictureDetector.SettingsFor(model, size))];
        var detectors = new List<IStreamedDetector>();
        try
        {
            foreach (DetectorSettings single in settings)
            {
                single.StretchContrast = contrast;
                detectors.Add(new SingleFrameDetector(model, file, single));
            }

            detectors.Add(Following(model, file, following));
            IReadOnlyList<StreamResult> results = StreamRun.Measure(sequences, detectors, isBySequence, progress.Report);
            return StreamReport.Of(model, sequences, detectors, results, board is null ? null : TimesOn(board, model, file, settings[0], results));
        }
        finally
        {
            detectors.ForEach(detector => detector.Dispose());
        }
    }

    private static FollowingDetector Following(DupNetModel model, byte[] file, IReadOnlyDictionary<string, object> settings)
    {
        try
        {
            return new FollowingDetector(file, model.Budget, settings);
        }
        catch (CountingException e)
        {
            throw new CommandException(settings.Count > 0 ? ExitCode.Usage : ExitCode.Failure, $"the stream detector refuses: {e.Message}.");
        }
    }

    private static IReadOnlyList<BoardTime> TimesOn(Board board, DupNetModel model, byte[] file, DetectorSettings settings, IReadOnlyList<StreamResult> results)
    {
        var input = new InputSize(settings.InputWidth, settings.InputHeight);
        IReadOnlyList<EngineCost> engines = BoardBudget.Of(model, file, [input], [board])[0].Engines;
        EngineCost Of(KernelKind kernels) => engines.First(engine => engine.Kernels == kernels && !engine.Compiled);
        long known = Of(KernelKind.Managed).Instructions ?? 0;
        return [.. results.Select(result => BoardTime.Of(result, board, known, Of(KernelKind.Native).Estimate))];
    }
}
