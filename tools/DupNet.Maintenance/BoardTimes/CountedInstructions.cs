using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using DupNet.Boards;
using DupNet.Counting;

namespace DupNet.Maintenance.BoardTimes;

/// <summary>
/// Numbers of instructions of a Detect. Native ones and those of dupnet-nano are read from tools/counts/counts.txt; IL instructions of the
/// default model are counted here.
/// </summary>
/// <param name="root">The project's root folder.</param>
public sealed class CountedInstructions(string root)
{
    /// <summary>Side in pixels of the input for which <c>tools/counts/run.sh</c> counts native instructions.</summary>
    public const int NativeInput = 160;

    /// <summary>Side in pixels of the input for which <c>tools/counts/run.sh</c> counts dupnet-nano.</summary>
    public const int NanoInput = 96;

    private readonly string _countsFile = Path.Combine(root, "tools", "counts", "counts.txt");
    private readonly string _modelFile = Path.Combine(root, "models", "dupnet-tinier-yolo", "dupnet-tinier-yolo.dupnet");
    private readonly Dictionary<int, long> _managed = [];

    /// <summary>Bytes of a shipped model's file.</summary>
    public long ModelBytes(ModelChoice model)
    {
        string name = model == ModelChoice.Nano ? "dupnet-nano" : "dupnet-tinier-yolo";
        return new FileInfo(Path.Combine(root, "models", name, name + ".dupnet")).Length;
    }

    /// <summary>Number of native instructions at an input of <see cref="NativeInput"/>.</summary>
    /// <param name="machine">A machine of <c>tools/counts/counts.txt</c>.</param>
    /// <exception cref="InvalidDataException">The file has no such machine.</exception>
    public long Native(string machine) => Committed(machine + ".detect");

    /// <summary>A count of the file; null if it has none of this name.</summary>
    /// <param name="name">Its name.</param>
    public long? Find(string name)
    {
        string start = name + " ";
        foreach (string line in File.ReadLines(_countsFile))
        {
            if (line.StartsWith(start, StringComparison.Ordinal)
                && long.TryParse(line.AsSpan(start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long count))
            {
                return count;
            }
        }

        return null;
    }

    /// <summary>Number of IL instructions of dupnet-nano at an input of <see cref="NanoInput"/>, for a gray frame of 160x120.</summary>
    /// <exception cref="InvalidDataException">The file has no such count.</exception>
    public long Nano() => Committed("il.nano.detect");

    /// <summary>Number of IL instructions of the default model, for a QVGA frame of RGB565.</summary>
    /// <param name="input">Side of the network's input in pixels.</param>
    public long Managed(int input)
    {
        if (!_managed.TryGetValue(input, out long count))
        {
            count = DetectCounts.Measure(
                File.ReadAllBytes(_modelFile), input, input, QvgaFrame.Width, QvgaFrame.Height, QvgaFrame.FormatName).Total;
            _managed.Add(input, count);
        }

        return count;
    }

    private long Committed(string name) => Find(name) ?? throw new InvalidDataException($"{_countsFile}: no line '{name} N'");
}
