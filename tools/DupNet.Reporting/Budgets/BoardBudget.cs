using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Boards;
using DupNet.Compiling;
using DupNet.Compiling.Managed;
using DupNet.Compiling.Native;
using DupNet.Counting;
using DupNet.Embedded;
using DupNet.Measuring.Models;

namespace DupNet.Reporting.Budgets;

/// <summary>What a model takes of a board. Nobody has run it there: times are estimates.</summary>
/// <param name="Board">The board.</param>
/// <param name="FlashShare">The model's share of the partition for applications, 0..1 and more.</param>
/// <param name="Engines">What it takes in each way to run it.</param>
public sealed record BoardBudget(Board Board, double FlashShare, IReadOnlyList<EngineCost> Engines)
{
    /// <summary>The input at which the boards' costs of the default model hold.</summary>
    private const int KnownInput = 160;

    private static readonly Lazy<byte[]> s_known = new(static () =>
    {
        _ = ModelFile.Load(null, ModelOptions.AnyBudget, out byte[] known);
        return known;
    });

    private static readonly Lazy<long> s_knownInstructions = new(static () => Count(s_known.Value, new InputSize(KnownInput, KnownInput)).Total);

    /// <summary>The budgets of all boards.</summary>
    /// <param name="model">The model.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="inputs">The input size, or those of several detectors.</param>
    public static IReadOnlyList<BoardBudget> Of(DupNetModel model, byte[] file, IReadOnlyList<InputSize> inputs) => Of(model, file, inputs, BoardCatalog.Boards);

    /// <summary>The budgets of some boards.</summary>
    /// <param name="model">The model.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="inputs">The input size, or those of several detectors.</param>
    /// <param name="boards">The boards.</param>
    public static IReadOnlyList<BoardBudget> Of(DupNetModel model, byte[] file, IReadOnlyList<InputSize> inputs, IReadOnlyList<Board> boards)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(boards);
        bool isKnown = inputs is [{ Width: KnownInput, Height: KnownInput }] && file.AsSpan().SequenceEqual(s_known.Value);
        ModelFigures? figures = isKnown ? null : ModelFigures.Of(model, file, inputs);
        return
        [
            .. boards.Select(board =>
            {
                IReadOnlyList<EngineCost> known = board.Costs.First(cost => cost is { Model: ModelChoice.Default, Input: KnownInput }).Engines;
                return new BoardBudget(
                    board,
                    (double)file.Length / board.Partitions.Deployment.Bytes,
                    figures is null ? known : [.. known.Select(cost => figures.On(board, cost))]);
            }),
        ];
    }

    private static DetectCounts Count(byte[] file, InputSize size) =>
        DetectCounts.Measure(file, size.Width, size.Height, QvgaFrame.Width, QvgaFrame.Height, QvgaFrame.FormatName);

    /// <summary>What is counted and estimated of a model that is not the one of the boards' costs.</summary>
    /// <param name="ModelBytes">Bytes of its file.</param>
    /// <param name="BufferBytes">Bytes of a managed detector's buffers.</param>
    /// <param name="Instructions">IL instructions of a detection; null for a model above the budget that devices allow.</param>
    /// <param name="Managed">What the generator of C# says of it, with the sampling of frames; null for such a model.</param>
    /// <param name="Generated">What that of C++ says of it, by target; empty for such a model.</param>
    /// <param name="KnownGenerated">The same of the default model.</param>
    private sealed record ModelFigures(
        long ModelBytes,
        long BufferBytes,
        long? Instructions,
        ManagedEstimate? Managed,
        IReadOnlyDictionary<NativeTarget, CodeEstimate> Generated,
        IReadOnlyDictionary<NativeTarget, CodeEstimate> KnownGenerated)
    {
        private static readonly Lazy<IReadOnlyDictionary<NativeTarget, CodeEstimate>> s_knownGenerated =
            new(static () => Generate(new Compiling.CompiledModel(s_known.Value), [new InputSize(KnownInput, KnownInput)]));

        public static ModelFigures Of(DupNetModel model, byte[] file, IReadOnlyList<InputSize> inputs)
        {
            long buffers = inputs.Sum(size => (long)Detector.BufferBytes(model, new DetectorSettings(model) { InputWidth = size.Width, InputHeight = size.Height }));
            try
            {
                DetectCounts[] counts = [.. inputs.Select(size => Count(file, size))];
                var code = new Compiling.CompiledModel(file);
                ManagedEstimate layers = ManagedCompiler.Estimate(code, Sides(inputs));
                return new ModelFigures(
                    file.Length,
                    buffers,
                    counts.Sum(count => count.Total),
                    layers with { Instructions = layers.Instructions + counts.Sum(count => count.Sampling) },
                    Generate(code, inputs),
                    s_knownGenerated.Value);
            }
            catch (Exception e) when (e is CountingException or ModelException)
            {
                // A device refuses it.
                Dictionary<NativeTarget, CodeEstimate> none = [];
                return new ModelFigures(file.Length, buffers, null, null, none, none);
            }
        }

        /// <summary>The cost on a board, from that of the default model.</summary>
        public EngineCost On(Board board, EngineCost known)
        {
            Chip chip = BoardCatalog.ChipOf(board);
            NativeTarget target = chip.Core.StartsWith("RISC-V", StringComparison.Ordinal) ? NativeTarget.RiscV : NativeTarget.Xtensa;
            bool isNative = known.Kernels == KernelKind.Native;
            (long? instructions, long? code, TimeEstimate? estimate) = (isNative, known.Compiled) switch
            {
                (false, false) => (Instructions, 0, Time(Instructions)),
                (false, true) => (Managed?.Instructions, Managed?.CodeBytes, Time(Managed?.Instructions)),
                (true, false) => OfTables(known),
                (true, true) => OfGenerated(known, target),
            };

            // Native buffers of the default model are a third more than managed ones, of dupnet-nano half; of generated code they are less.
            long? buffers = (isNative, known.Compiled) switch
            {
                (false, true) => Managed?.MemoryBytes,
                (true, false) => BufferBytes * 3 / 2,
                _ => BufferBytes,
            };
            long? memory = buffers is { } bytes ? BoardMemory.Bytes(board, known.Kernels, known.Compiled, ModelBytes, bytes) : null;
            return new EngineCost(
                known.Kernels, known.Compiled, instructions, code, memory, memory is { } taken ? BoardMemory.Fits(board, taken) : null, estimate);

            TimeEstimate? Time(long? il) => il is { } count ? DetectTime.Managed(count, chip.Interpreter, board.Megahertz) : null;
        }

        private (long? Instructions, long? Code, TimeEstimate? Estimate) OfTables(EngineCost known)
        {
            if (Instructions is not { } il || known is not { Instructions: { } of, Estimate: { } time })
            {
                return (null, 0, null);
            }

            double ratio = (double)il / s_knownInstructions.Value;
            return ((long)(of * ratio), 0, DetectTime.NativeByRatio(time, ratio));
        }

        private (long? Instructions, long? Code, TimeEstimate? Estimate) OfGenerated(EngineCost known, NativeTarget target)
        {
            if (!Generated.TryGetValue(target, out CodeEstimate? own))
            {
                return (null, null, null);
            }

            if (known is not { Instructions: { } of, Estimate: { } time })
            {
                return (null, own.Bytes, null);
            }

            double ratio = (double)own.Instructions / KnownGenerated[target].Instructions;
            return ((long)(of * ratio), own.Bytes, DetectTime.CompiledByRatio(time, ratio));
        }

        private static Dictionary<NativeTarget, CodeEstimate> Generate(Compiling.CompiledModel model, IReadOnlyList<InputSize> inputs) =>
            new[] { NativeTarget.RiscV, NativeTarget.Xtensa }.ToDictionary(target => target, target => NativeCode.Estimate(model, target, Sides(inputs)));

        private static (int Width, int Height)[] Sides(IReadOnlyList<InputSize> inputs) => [.. inputs.Select(size => (size.Width, size.Height))];
    }
}
