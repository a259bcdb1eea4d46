using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Output;
using DupNet.Devices;
using DupNet.Embedded.Kernels;

namespace DupNet.Cli.Output;

/// <summary>Prints a <see cref="DeviceStatus"/> for people.</summary>
internal static class DeviceStatusText
{
    /// <summary>Writes a board's status, then its layers.</summary>
    public static void Write(TextWriter output, DeviceStatus status, IReadOnlyList<DeviceLayer> layers)
    {
        output.WriteVisible($"board    {Known(status.Board)}, firmware {Known(status.Firmware)}, library {Known(status.Library)}");
        output.WriteVisible($"program  build stamp {Known(status.Build)}, firmware target {Known(status.Target)}");
        output.WriteVisible(Text($"model    {status.Model}, checksum {status.ModelChecksum:x8}, {status.ModelBytes:#,0} bytes"));
        output.WriteVisible($"kernels  {(status.IsNative ? "native" : "managed")}: {status.KernelReason}");
        output.WriteVisible(status.KnownAnswerPassed switch
        {
            true => "answer   known answer right",
            false => Text($"answer   WRONG: {status.KnownAnswerComputed:x8}, the model states {status.KnownAnswerExpected:x8}"),
            null => "answer   known answer not computed",
        });
        output.WriteVisible(Text(
            $"input    {status.InputWidth} x {status.InputHeight} x {status.InputChannels}, {JsonLine.Word(status.Fit)}, grid {status.SampleGrid}"));
        string free = status.FreeBytes is long bytes ? Text($"{bytes:#,0} bytes free") : "free memory not known";
        output.WriteVisible(Text($"memory   {status.BufferBytes:#,0} bytes of the detector, {status.PictureBytes:#,0} for a picture, {free}"));
        output.WriteVisible(Text(
            $"line     {status.SkippedBytes} bytes skipped, {status.HeaderErrors + status.ChecksumErrors} packets damaged, {status.CutPackets} cut"));
        output.WriteVisible(status.Detections == 0
            ? "runs     none yet"
            : Text($"runs     {status.Detections}, the last took {status.LastMilliseconds:0.0} ms"));
        DeviceLayer[] timed = [.. layers.Where(layer => layer.Milliseconds is not null)];
        if (timed.Length > 0)
        {
            output.WriteLine();
            var table = new TextTable("layer", "kernel", "ms");
            foreach (DeviceLayer layer in timed)
            {
                table.Add(Text($"{layer.Number}"), Kernel(layer), Text($"{layer.Milliseconds:0.0}"));
            }

            table.Write(output);
        }
    }

    private static string Kernel(DeviceLayer layer) => layer.Kernel is int kernel ? KernelTable.NameOf(kernel) ?? Text($"{kernel}") : "-";

    private static string Known(string text) => text.Length == 0 ? "not known" : text;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
