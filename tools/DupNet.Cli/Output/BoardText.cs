using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Boards;
using DupNet.CommandLine.Output;

namespace DupNet.Cli.Output;

/// <summary>Prints boards for people.</summary>
internal static class BoardText
{
    private const int Kilobyte = 1024;

    /// <summary>Writes one line for each board.</summary>
    public static void WriteList(TextWriter output, IReadOnlyList<Board> boards)
    {
        var table = new TextTable("board", "chip", "PSRAM", "camera", "recommended", "estimate");
        foreach (Board board in boards)
        {
            BoardProfile profile = board.Profiles[0];
            table.Add(
                board.Name,
                BoardCatalog.ChipOf(board).Title,
                board.Psram is null ? "-" : Text($"{board.Psram.Megabytes} MB"),
                board.Camera is null ? "-" : Word(board.Camera.Bus),
                Text($"{Word(profile.Kernels)} {profile.Input} x {profile.Input}"),
                EngineText.Time(profile.Estimate));
        }

        table.Write(output);
        output.WriteVisible("estimates, not measured: 'dupnet boards show NAME' says how");
    }

    /// <summary>Writes all that is known of a board.</summary>
    public static void Write(TextWriter output, Board board)
    {
        Chip chip = BoardCatalog.ChipOf(board);
        output.WriteVisible($"{board.Name}: {board.Title}");
        output.WriteVisible(Text($"chip    {chip.Title} ({chip.Core}, {board.Megahertz} MHz) on {board.Module}"));
        output.WriteVisible(Text($"memory  {board.FlashMegabytes} MB flash, ")
            + (board.Psram is null ? "no PSRAM" : Text($"{board.Psram.Megabytes} MB PSRAM ({Word(board.Psram.Bus)})")));
        output.WriteVisible($"target  {board.Target}; to the PC by {(board.Pc == PcConnection.Usb ? "the chip's USB" : "UART0")}");
        output.WriteVisible($"camera  {(board.Camera is null ? "none" : $"{board.Camera.Sensor}, {board.Camera.Title} ({Word(board.Camera.Bus)})")}");
        output.WriteVisible($"link    {board.Link.Port}: {board.Link.Reach}");
        output.WriteLine();
        WritePins(output, board);
        output.WriteLine();
        var partitions = new TextTable("partition", "address", "KB");
        AddPartition(partitions, "firmware", board.Partitions.Firmware);
        AddPartition(partitions, "deployment", board.Partitions.Deployment);
        AddPartition(partitions, "files", board.Partitions.Files);
        partitions.Write(output);
        output.WriteLine();
        foreach (BoardProfile profile in board.Profiles)
        {
            output.WriteVisible(Text(
                $"{Word(profile.Firmware)} firmware, {Word(profile.Kernels)} kernels, {Title(profile.Model)} at {profile.Input} x {profile.Input}: {EngineText.Time(profile.Estimate)}"));
            output.WriteVisible($"  estimate: {profile.Estimate.Assumption}");
            output.WriteVisible($"  memory: {profile.Memory}");
        }

        foreach (ModelCost cost in board.Costs)
        {
            output.WriteLine();
            output.WriteVisible(Text($"{Title(cost.Model)} at {cost.Input} x {cost.Input}, in each way to run it:"));
            EngineCostTable.Write(output, cost.Engines);
        }

        output.WriteLine();
        output.WriteVisible("sources:");
        foreach (string source in board.Sources.Concat(chip.Sources))
        {
            output.WriteVisible($"  {source}");
        }
    }

    private static string Title(ModelChoice model) => model == ModelChoice.Default ? "default model" : "dupnet-nano";

    private static void WritePins(TextWriter output, Board board)
    {
        var pins = new TextTable("pin", "GPIO", "note");
        foreach (PinUse use in PinUse.Of(board))
        {
            pins.Add(use.Role, Text($"{use.Pin}"), board.PinNotes.TryGetValue(use.Pin, out string? note) ? note : string.Empty);
        }

        pins.Write(output);
    }

    private static void AddPartition(TextTable table, string name, BoardPartition partition) =>
        table.Add(name, partition.Address, Text($"{partition.Bytes / Kilobyte}"));

    /// <summary>A name of an enumeration as the files spell it.</summary>
    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
