using System.Collections.Generic;
using System.Linq;
using DupNet.Boards;

namespace DupNet.Maintenance.BoardTimes;

/// <summary>What the shipped models take of a board in each way to run them, from committed counts.</summary>
public static class BoardCosts
{
    private static readonly (KernelKind Kernels, bool Compiled)[] s_engines =
        [(KernelKind.Managed, false), (KernelKind.Managed, true), (KernelKind.Native, false), (KernelKind.Native, true)];

    /// <summary>The costs of a board.</summary>
    public static IReadOnlyList<ModelCost> Of(Board board, CountedInstructions counts) =>
    [
        .. new[] { (ModelChoice.Default, CountedInstructions.NativeInput), (ModelChoice.Nano, CountedInstructions.NanoInput) }
            .Select(item => new ModelCost(item.Item1, item.Item2, [.. s_engines.Select(engine => Of(board, item.Item1, engine.Kernels, engine.Compiled, counts))])),
    ];

    private static EngineCost Of(Board board, ModelChoice model, KernelKind kernels, bool compiled, CountedInstructions counts)
    {
        Chip chip = BoardCatalog.ChipOf(board);
        bool isNative = kernels == KernelKind.Native;
        string nano = model == ModelChoice.Nano ? "nano." : string.Empty;
        string generated = compiled ? "compiled." : string.Empty;
        long? instructions = counts.Find($"{(isNative ? chip.Counts : "il")}.{nano}{generated}detect");
        long modelBytes = counts.ModelBytes(model);
        long? memory = Buffers(counts, model, isNative, compiled, modelBytes) is { } buffers
            ? BoardMemory.Bytes(board, kernels, compiled, modelBytes, buffers)
            : null;
        return new EngineCost(
            kernels,
            compiled,
            instructions,
            compiled ? counts.Find($"code.{(isNative ? chip.Counts : "il")}.{nano}compiled") : 0,
            memory,
            memory is null ? null : BoardMemory.Fits(board, memory.Value),
            instructions is not { } count ? null
                : isNative ? DetectTime.Native(count, chip.Counts, board.Megahertz)
                : DetectTime.Managed(count, chip.Interpreter, board.Megahertz));
    }

    /// <summary>Bytes of a detector's buffers. Managed counts hold the model too, unless it is code.</summary>
    private static long? Buffers(CountedInstructions counts, ModelChoice model, bool isNative, bool compiled, long modelBytes)
    {
        string suffix = (model == ModelChoice.Nano && isNative ? ".nano" : string.Empty) + (compiled ? ".compiled" : string.Empty);
        string prefix = model == ModelChoice.Nano && !isNative ? "ram.nano" : "ram";
        long? bytes = counts.Find($"{prefix}.{(isNative ? "native" : "managed")}{suffix}");
        return isNative || compiled ? bytes : bytes - modelBytes;
    }
}
