using System;
using System.Collections.Generic;
using System.IO;
using DupNet.Boards;
using DupNet.CommandLine.Output;

namespace DupNet.Cli.Output;

/// <summary>Prints for people what a model takes of a board in each way to run it.</summary>
internal static class EngineCostTable
{
    private const string Unknown = "not counted";
    private const double Million = 1e6;

    /// <summary>Writes a line for each way.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="engines">The ways.</param>
    public static void Write(TextWriter output, IReadOnlyList<EngineCost> engines)
    {
        var table = new TextTable("kernels", "instructions", "code B", "memory B", "fits", "estimate");
        foreach (EngineCost engine in engines)
        {
            string unit = engine.Kernels == KernelKind.Managed ? "M of IL" : "M";
            table.Add(
                EngineText.Name(engine),
                engine.Instructions is { } instructions ? Text($"{instructions / Million:0.00} {unit}") : Unknown,
                engine.CodeBytes is { } code ? Text($"{code:#,0}") : Unknown,
                engine.MemoryBytes is { } memory ? Text($"{memory:#,0}") : Unknown,
                engine.Fits is { } fits ? (fits ? "yes" : "no") : "-",
                engine.Estimate is { } estimate ? EngineText.Time(estimate) : "-");
        }

        table.Write(output);
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
