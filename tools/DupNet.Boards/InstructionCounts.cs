using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace DupNet.Boards;

/// <summary>Native instructions of a detection by the shipped models, as <c>tools/counts</c> counted them at square inputs.</summary>
public static class InstructionCounts
{
    private const string Resource = "counts.txt";
    private const string Suffix = ".detect";
    private const string NanoPrefix = "nano.";

    private static readonly Dictionary<string, long> s_counts = Read();

    /// <summary>The instructions of one detection; null where they were not counted.</summary>
    /// <param name="machine">A machine of the counts, such as <see cref="Chip.Counts"/> names it.</param>
    /// <param name="model">The model: the default one of an RGB565 frame, dupnet-nano of a gray one.</param>
    /// <param name="side">Width and height of the network's input, in pixels.</param>
    public static long? Native(string machine, ModelChoice model, int side) =>
        s_counts.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"{machine}.{(model == ModelChoice.Nano ? NanoPrefix : string.Empty)}{side}{Suffix}"), out long count) ? count : null;

    private static Dictionary<string, long> Read()
    {
        using var reader = new StreamReader(typeof(InstructionCounts).Assembly.GetManifestResourceStream(Resource)!);
        var counts = new Dictionary<string, long>();
        while (reader.ReadLine() is string line)
        {
            string[] parts = line.Split(' ');
            if (parts[0].EndsWith(Suffix, StringComparison.Ordinal))
            {
                counts[parts[0]] = long.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture);
            }
        }

        return counts;
    }
}
