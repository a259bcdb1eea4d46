using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.Cli.Output;
using DupNet.CommandLine.Output;
using DupNet.Devices;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.Pictures;

namespace DupNet.Cli.Commands;

/// <summary>One run of a <c>dupnet device</c> command.</summary>
/// <param name="client">The board.</param>
/// <param name="output">Takes the results.</param>
/// <param name="error">Takes progress.</param>
internal sealed class DeviceRun(DeviceClient client, TextWriter output, TextWriter error)
{
    /// <summary>Prints the board's status.</summary>
    public void Status(bool json)
    {
        DeviceStatus status = client.ReadStatus();
        IReadOnlyList<DeviceLayer> layers = client.ReadLayers(status);
        if (json)
        {
            JsonLine.Write(output, new { status, layers = layers.Skip(1).Select(DeviceLayerJson.Of).ToArray() });
        }
        else
        {
            DeviceStatusText.Write(output, status, layers);
        }
    }

    /// <summary>Sends a picture, and prints what the board finds.</summary>
    /// <param name="file">The picture.</param>
    /// <param name="format">Format in which the picture is sent.</param>
    /// <param name="copy">Where a copy with boxes goes; null for none.</param>
    /// <param name="json">Whether to print JSON.</param>
    public void Detect(string file, PixelFormat format, string? copy, bool json)
    {
        Picture picture = PictureFile.Load(file);
        DeviceStatus status = client.ReadStatus();
        SentFrame sent = Send(picture, format, status);
        DeviceDetections found = client.Detect(sent.Frame, status, checksums: false);
        IReadOnlyList<string>? names = ClassNames(status, found);
        PictureDetection[] boxes =
        [
            .. found.Boxes.Select(box =>
                new PictureDetection(box.X, box.Y, box.Width, box.Height, box.Score, box.ClassIndex).Enlarge(sent.Factor, picture)),
        ];
        bool drawn = false;
        try
        {
            if (copy is not null)
            {
                DetectionPicture.Save(picture, boxes, names, copy);
                drawn = true;
            }
        }
        finally
        {
            Print(file, picture, sent, found, boxes, names, drawn ? copy : null, json);
        }
    }

    /// <summary>Sends a picture, and compares the checksums of the board's layers with this computer's.</summary>
    /// <param name="model">The model that the board should have.</param>
    /// <param name="file">The picture.</param>
    /// <param name="format">Format in which the picture is sent.</param>
    /// <returns>Whether all checksums are equal.</returns>
    public bool Check(DupNetModel model, string file, PixelFormat format)
    {
        Picture picture = PictureFile.Load(file);
        DeviceStatus status = client.ReadStatus();
        LayerComparison.CheckModel(model, status);
        SentFrame sent = Send(picture, format, status);
        client.Detect(sent.Frame, status, checksums: true);
        LayerComparison comparison = LayerComparison.Make(model, status, sent.Frame, client.ReadLayers(status));
        var table = new TextTable("layer", "board", "here");
        foreach (LayerComparisonRow row in comparison.Rows)
        {
            table.Add(Name(row.Number), Hex(row.Device), Hex(row.Host) + (row.Device == row.Host ? string.Empty : " differs"));
        }

        table.Write(output);
        output.WriteVisible(comparison.FirstDifference switch
        {
            null when comparison.IsComplete => "Board and computer agree in all layers.",
            null => $"Board and computer agree in {comparison.Rows.Count} of {comparison.Layers} layers; of the others the board's kernels take no checksums.",
            0 => "The image already differs: the board samples the frame otherwise, or the frame was not the same.",
            int number when comparison.IsComplete => $"Layer {number} is the first that differs.",
            int number => $"Layer {number} differs; of the layers before it the board's kernels take no checksums.",
        });
        return comparison.FirstDifference is null;
    }

    /// <summary>
    /// The names as the board tells them; those of the built-in model where an older program on the board has that one; null if they are not
    /// known.
    /// </summary>
    private IReadOnlyList<string>? ClassNames(DeviceStatus status, DeviceDetections found)
    {
        if (found.Boxes.Count == 0)
        {
            return null;
        }

        IReadOnlyList<string>? names = client.ReadClasses();
        if (names is null && ModelFile.Load(null) is var model && model.Checksum == status.ModelChecksum)
        {
            names = model.ClassNames;
        }

        if (names is not null)
        {
            found.CheckClasses(names.Count);
        }

        return names;
    }

    private void Print(string file, Picture picture, SentFrame sent, DeviceDetections found, PictureDetection[] boxes, IReadOnlyList<string>? names, string? copy, bool json)
    {
        if (json)
        {
            JsonLine.Write(output, DetectionJson.Of(file, picture, found.Milliseconds, boxes, names));
            return;
        }

        output.WriteVisible(string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {picture.Width} x {picture.Height} pixels, sent as {sent.Frame.Width} x {sent.Frame.Height}, "
            + $"{boxes.Length} found in {found.Milliseconds:0.0} ms{(copy is null ? string.Empty : $", drawn in {copy}")}"));
        foreach (PictureDetection box in boxes)
        {
            DetectionText.Write(output, names?[box.ClassIndex] ?? string.Create(CultureInfo.InvariantCulture, $"class {box.ClassIndex}"), box);
        }
    }

    private static string Name(int number) => number == 0 ? "image" : number.ToString(CultureInfo.InvariantCulture);

    private static string Hex(uint checksum) => checksum.ToString("x8", CultureInfo.InvariantCulture);

    private SentFrame Send(Picture picture, PixelFormat format, DeviceStatus status)
    {
        SentFrame sent = SentFrame.Make(picture, format, status);
        int bytes = sent.Frame.Stride * sent.Frame.Height;
        var progress = new Progress(error, "bytes sent");
        client.SendFrame(sent.Frame, status.MaxPayload, done => progress.Report(done, bytes));
        return sent;
    }
}
