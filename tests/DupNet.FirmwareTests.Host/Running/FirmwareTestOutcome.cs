namespace DupNet.FirmwareTests.Host.Running;

/// <summary>How a test ended.</summary>
public enum FirmwareTestOutcome
{
    /// <summary>Nothing was wrong.</summary>
    Passed,

    /// <summary>An assertion failed, or an exception got out.</summary>
    Failed,

    /// <summary>It could not run here.</summary>
    Skipped,
}
