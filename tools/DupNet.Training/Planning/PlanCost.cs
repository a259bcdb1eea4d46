using System;
using System.Collections.Generic;
using System.Globalization;
using DupNet.Boards;
using DupNet.Counting;
using DupNet.Embedded;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;
using DupNet.Packing;
using DupNet.Training.Export;
using DupNet.Training.Recipes;

namespace DupNet.Training.Planning;

/// <summary>What a network costs before it is trained: the figures of <c>dupnet inspect</c> and, for a board, the estimate of its <c>board.json</c>.</summary>
/// <param name="Bytes">Of the model file.</param>
/// <param name="Ram">Bytes that a detector allocates at the default input, the model and the frame not counted.</param>
/// <param name="Time">Of one detection on the board that the budget names; null where it names none.</param>
public sealed record PlanCost(int Bytes, int Ram, TimeEstimate? Time)
{
    /// <summary>Measures a network.</summary>
    /// <param name="recipe">Its recipe.</param>
    /// <param name="counted">As which model its table was counted.</param>
    /// <param name="limit">The board to estimate for; null for none.</param>
    public static PlanCost Of(Recipe recipe, ModelChoice counted, BoardLimit? limit)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        byte[] file = ModelWriter.Write(UntrainedModel.Of(recipe));
        DupNetModel model = DupNetModel.Load(file);
        return new PlanCost(file.Length, Detector.BufferBytes(model, new DetectorSettings(model)), limit is null ? null : Estimate(file, model, counted, limit));
    }

    /// <summary>What a budget does not allow; each is a phrase with both figures.</summary>
    /// <param name="budget">The budget.</param>
    public IEnumerable<string> Excesses(Budget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        if (Bytes > budget.Bytes)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Bytes} bytes of the file, {budget.Bytes} allowed");
        }

        if (Ram > budget.Ram)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Ram} bytes of memory, {budget.Ram} allowed");
        }

        if (Time is TimeEstimate time && budget.Time is BoardLimit limit && time.ToMilliseconds > limit.Milliseconds)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{time.FromMilliseconds} to {time.ToMilliseconds} ms on {limit.Board.Name} with {limit.Kernels.ToString().ToLowerInvariant()} kernels, {limit.Milliseconds} allowed");
        }
    }

    private static TimeEstimate Estimate(byte[] file, DupNetModel model, ModelChoice counted, BoardLimit limit)
    {
        Chip chip = BoardCatalog.ChipOf(limit.Board);
        if (limit.Kernels == KernelKind.Managed)
        {
            DetectCounts counts = DetectCounts.Measure(file, model.DefaultWidth, model.DefaultHeight, QvgaFrame.Width, QvgaFrame.Height, QvgaFrame.FormatName);
            return DetectTime.Managed(counts.Total, chip.Interpreter, limit.Board.Megahertz);
        }

        // The shipped table was counted at this input; other heads, and heads left out, change the count in proportion to their operations.
        long shipped = InstructionCounts.Native(chip.Counts, counted, model.DefaultWidth)
            ?? throw new RecipeException(string.Create(CultureInfo.InvariantCulture, $"native instructions were not counted at an input of {model.DefaultWidth}"));
        DupNetModel reference = DupNetModel.Load(ModelWriter.Write((counted == ModelChoice.Nano ? ShippedTable.All[^1] : ShippedTable.All[0]).Model));
        double part = (double)WordOperations(model, model.DefaultWidth) / WordOperations(reference, model.DefaultWidth);
        return DetectTime.Native((long)(shipped * part), chip.Counts, limit.Board.Megahertz);
    }

    private static long WordOperations(DupNetModel model, int side)
    {
        long sum = 0;
        foreach (LayerPlan layer in new NetworkPlan(model, side, side).Layers)
        {
            sum += LayerCost.Of(layer.Layer, layer.ConvolvedWidth, layer.ConvolvedHeight).WordOperations;
        }

        return sum;
    }
}
