using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using DupNet.Cli.Output;
using DupNet.CommandLine.Output;
using DupNet.Devices;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.Pictures;

namespace DupNet.Cli.Commands;

/// <summary>One run of <c>dupnet device capture</c>.</summary>
/// <param name="client">The board.</param>
/// <param name="output">Takes a line a picture.</param>
/// <param name="error">Takes progress.</param>
internal sealed class CaptureRun(DeviceClient client, TextWriter output, TextWriter error)
{
    /// <summary>Takes pictures and saves them. Those that were saved stay when a later one fails.</summary>
    /// <param name="folder">Where they go.</param>
    /// <param name="count">How many.</param>
    /// <param name="interval">Time from the start of one to that of the next.</param>
    /// <param name="withBoxes">Whether the board detects, and labels are saved.</param>
    /// <param name="json">Whether to print JSON.</param>
    /// <param name="cancellation">Ends the run before the next picture.</param>
    /// <exception cref="DeviceException">The board or its camera fails, or what it answers cannot be.</exception>
    public void Capture(string folder, int count, TimeSpan interval, bool withBoxes, bool json, CancellationToken cancellation)
    {
        DeviceStatus status = client.ReadStatus();
        IReadOnlyList<string> names = withBoxes ? client.ReadClasses() ?? throw DeviceClient.TooOld() : [];
        var captures = new CaptureFolder(folder, names);
        captures.Check();
        for (int i = 0; i < count && !cancellation.IsCancellationRequested; i++)
        {
            long start = Environment.TickCount64;
            var progress = new Progress(error, "bytes received");
            Frame frame = client.Capture(status, progress.Report);
            DeviceDetections found = withBoxes ? client.Detect(frame, status, checksums: false) : new DeviceDetections([], 0);
            Save(captures, names, frame, found, withBoxes, json);
            if (i + 1 < count && start + (long)interval.TotalMilliseconds - Environment.TickCount64 is > 0 and var rest)
            {
                cancellation.WaitHandle.WaitOne((int)rest);
            }
        }
    }

    private void Save(CaptureFolder captures, IReadOnlyList<string> names, Frame frame, DeviceDetections found, bool withBoxes, bool json)
    {
        found.CheckClasses(names.Count);
        var upright = new UprightFrame(frame);
        Picture picture = upright.Picture();
        PictureDetection[] boxes =
        [
            .. found.Boxes.Select(upright.Box).Select(static box => new PictureDetection(box.X, box.Y, box.Width, box.Height, box.Score, box.ClassIndex)),
        ];
        string file = captures.Save(picture, boxes, withBoxes);
        FrameVerdict verdict = FrameCheck.Look(frame);
        if (FrameCheck.IsWrong(verdict))
        {
            error.WriteVisible($"{file}: {FrameCheck.Describe(verdict)}.");
        }

        if (json)
        {
            JsonLine.Write(output, DetectionJson.Of(file, picture, found.Milliseconds, boxes, names));
        }
        else
        {
            output.WriteVisible(string.Create(
                CultureInfo.InvariantCulture,
                $"{file}: {picture.Width} x {picture.Height} pixels{(withBoxes ? $", {boxes.Length} found in {found.Milliseconds:0.0} ms" : string.Empty)}"));
            foreach (PictureDetection box in boxes)
            {
                DetectionText.Write(output, names[box.ClassIndex], box);
            }
        }

        output.Flush();
    }
}
