using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace DupNet.Cli.Flashing;

/// <summary>Finds the report of the self-test in the text that a board prints, among the lines of its start and whatever else comes.</summary>
internal sealed class SelfTestLines
{
    /// <summary>Longer lines are none of a report.</summary>
    private const int MostCharacters = 400;

    private const string Result = "result";
    private const string ManagedKernels = "managed kernels";
    private const string Because = ": ";
    private const string NoTarget = "not known";

    private readonly StringBuilder _line = new();
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>The last line that came with its end; null if none has.</summary>
    public string? LastLine { get; private set; }

    /// <summary>Takes the next bytes that the board prints.</summary>
    /// <returns>The reports that end in these bytes. A report whose start was missed counts only if it failed.</returns>
    public IReadOnlyList<SelfTestReport> Take(ReadOnlySpan<byte> bytes)
    {
        List<SelfTestReport> reports = [];
        foreach (byte value in bytes)
        {
            if (value is (byte)'\n' or (byte)'\r')
            {
                if (TakeLine() is { } report)
                {
                    reports.Add(report);
                }

                _line.Clear();
            }
            else if (_line.Length < MostCharacters)
            {
                _line.Append(value is >= 32 and < 127 ? (char)value : '?');
            }
        }

        return reports;
    }

    private SelfTestReport? TakeLine()
    {
        string line = _line.ToString();
        LastLine = line.Length == 0 ? LastLine : line;
        string[] parts = line.Split(' ', 2);
        if (parts.Length < 2)
        {
            return null;
        }

        if (parts[0] == "model")
        {
            _values.Clear();
        }

        _values[parts[0]] = parts[1];
        if (parts[0] != Result)
        {
            return null;
        }

        SelfTestReport? report = Report(parts[1]);
        _values.Clear();
        return report;
    }

    private SelfTestReport? Report(string result)
    {
        bool isOk = result == "OK";
        long? checksum = Hex("model-checksum");
        long? answer = Hex("known-answer");
        if (isOk && (checksum is null || answer is null || !_values.ContainsKey("model") || !_values.ContainsKey("kernels")))
        {
            return null;
        }

        string kernels = _values.GetValueOrDefault("kernels", string.Empty);
        bool isExplained = kernels.StartsWith(ManagedKernels + Because, StringComparison.Ordinal);
        bool isNative = kernels.Length > 0 && kernels != ManagedKernels && !isExplained;
        return new SelfTestReport(
            _values.GetValueOrDefault("model", string.Empty),
            checksum ?? 0,
            isOk && answer == Hex("expected-answer"),
            isNative,
            isExplained ? kernels[(ManagedKernels + Because).Length..] : kernels,
            long.TryParse(_values.GetValueOrDefault("free-bytes"), NumberStyles.None, CultureInfo.InvariantCulture, out long free) ? free : null)
        {
            Problem = isOk ? null : result,
            Answer = answer ?? 0,
            Build = _values.GetValueOrDefault("build", string.Empty),
            Target = _values.GetValueOrDefault("target", NoTarget) is var target && target == NoTarget ? string.Empty : target,
        };
    }

    private long? Hex(string name)
        => long.TryParse(_values.GetValueOrDefault(name), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long value) ? value : null;
}
