using System;
using System.Globalization;
using System.IO;
using DupNet.Boards;
using DupNet.Counting.Costs;
using DupNet.Embedded;
using DupNet.CommandLine.Output;
using DupNet.Reporting.Budgets;

namespace DupNet.Cli.Output;

/// <summary>Prints a <see cref="ModelReport"/> for people.</summary>
internal static class ModelReportText
{
    /// <summary>Writes a report as text and tables.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="board">What the model takes of a board; null for none.</param>
    public static void Write(TextWriter output, ModelReport report, BoardBudget? board = null)
    {
        ModelBytes bytes = report.Bytes;
        output.WriteVisible($"{report.Name}: finds {string.Join(", ", report.Classes)}; checksum {report.Checksum}");
        output.WriteVisible(string.Create(
            CultureInfo.InvariantCulture,
            $"input {report.Width} x {report.Height} x {report.InputChannels}; "
            + $"sides {report.SmallestSide}..{report.LargestSide} in steps of {report.SideStep}; "
            + $"pad value {report.PadValue}; largest stretch {report.LargestStretch:0.00}; score threshold {report.ScoreThreshold:0.00}"));
        int side = Math.Max(report.Width, report.Height);
        output.WriteVisible(string.Create(
            CultureInfo.InvariantCulture,
            $"objects {report.SmallestObject:0} to {report.LargestObject:0} input pixels long, {report.SmallestObject / side:0.00} to {report.LargestObject / side:0.00} of the input"));
        output.WriteLine();
        WriteLayers(output, report);
        output.WriteLine();
        output.WriteVisible(string.Create(
            CultureInfo.InvariantCulture,
            $"file    {bytes.Total:#,0} bytes: {bytes.Header:#,0} header and layer table, "
            + $"{bytes.Weights:#,0} weights, {bytes.Quantizers:#,0} quantizers"));
        output.WriteVisible(Text($"memory  {report.MemoryBytes:#,0} bytes besides the model and the frame"));
        output.WriteVisible(
            $"cost    {Millions(report.Macs)} M multiply-accumulates, or {Millions(report.BitOperations)} M of single bits, "
            + $"or {Millions(report.WordOperations)} M 32-bit AND + population counts");
        output.WriteVisible("        (on all outputs of the convolutions, before pools; an 8-bit image is eight planes of bits)");
        output.WriteLine();
        WriteBuffers(output, report);
        if (board is not null)
        {
            WriteBoard(output, board);
        }
    }

    private static void WriteBoard(TextWriter output, BoardBudget budget)
    {
        Board board = budget.Board;
        output.WriteLine();
        output.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"{board.Name}, {board.Megahertz} MHz: the model takes {budget.FlashShare:0.0 %} of the application's flash"));
        EngineCostTable.Write(output, budget.Engines);
        output.WriteVisible(Text(
            $"Estimates; nobody has timed one on a board. Memory: buffers, a frame of {BoardMemory.FrameBytes:#,0} bytes, and the model where it lies in memory."));
        output.WriteVisible(Text(
            $"It fits if that and {BoardMemory.ObjectBytes:#,0} bytes of objects are within the {BoardMemory.HeapBytes(board):#,0} that the board is taken to have."));
    }

    private static void WriteBuffers(TextWriter output, ModelReport report)
    {
        var table = new TextTable("memory", "bytes", "at", "from layer", "to layer");
        foreach (BufferReport buffer in report.Buffers)
        {
            table.Add(
                buffer.Name,
                Text($"{buffer.Bytes:#,0}"),
                buffer.ArenaOffset is int offset ? Text($"{offset:#,0}") : "-",
                buffer.FirstLayer == 0 ? "frame" : Text($"{buffer.FirstLayer}"),
                buffer.LastLayer > report.Layers.Count ? "boxes" : Text($"{buffer.LastLayer}"));
        }

        table.Write(output);
        output.WriteVisible(Text($"Maps share an arena of {report.ArenaBytes:#,0} bytes; \"at\" is where in it."));
    }

    private static void WriteLayers(TextWriter output, ModelReport report)
    {
        var table = new TextTable(
            "layer",
            "reads",
            "k",
            "stride",
            "pad",
            "pool",
            "in -> out",
            "r",
            "d",
            "bits",
            "quantizer",
            "map",
            "weights B",
            "quantizer B",
            "MACs M",
            "words M");
        foreach (LayerReport layer in report.Layers)
        {
            table.Add(
                Text($"{layer.Layer}"),
                layer.Source == 0 ? "image" : Text($"{layer.Source}"),
                Text($"{layer.Kernel}"),
                Text($"{layer.Stride}"),
                Text($"{layer.Padding}"),
                layer.Pool == 1 ? "-" : Text($"{layer.Pool}"),
                Text($"{layer.ChannelsIn} -> {layer.ChannelsOut}"),
                Text($"{layer.WeightDuplication}"),
                Text($"{layer.InputDuplication}"),
                layer.OutputBits == 0 ? Text($"{layer.InputBits} -> logit") : Text($"{layer.InputBits} -> {layer.OutputBits}"),
                NameOf(layer.Quantizer),
                Text($"{layer.Width} x {layer.Height}"),
                Text($"{layer.WeightBytes:#,0}"),
                Text($"{layer.QuantizerBytes:#,0}"),
                Millions(layer.Macs),
                Millions(layer.WordOperations));
        }

        table.Write(output);
    }

    private static string NameOf(QuantizerKind quantizer) => quantizer switch
    {
        QuantizerKind.Thresholds => "thresholds",
        QuantizerKind.BaseAndStep => "base+step",
        _ => "logits",
    };

    private static string Millions(long count) => (count / 1e6).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
