using System.Globalization;

namespace DupNet.FirmwareTests.Host.Running;

/// <summary>The end of one test.</summary>
/// <param name="Name">Namespace.Class.Method.Index; the index counts the rows of a method.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">Why it failed or was skipped.</param>
/// <param name="Ticks">How long it ran, in 100 ns.</param>
/// <param name="Output">What it printed.</param>
public sealed record FirmwareTestResult(string Name, FirmwareTestOutcome Outcome, string Message, long Ticks, string Output)
{
    /// <summary>The line that a device prints.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => Outcome switch
    {
        FirmwareTestOutcome.Passed => $"Test passed,{Name},{Ticks.ToString(CultureInfo.InvariantCulture)}",
        FirmwareTestOutcome.Skipped => $"Test skipped,{Name},{Message}",
        _ => $"Test failed,{Name},{Message}",
    };
}
