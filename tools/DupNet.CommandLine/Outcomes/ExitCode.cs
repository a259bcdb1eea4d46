namespace DupNet.CommandLine.Outcomes;

/// <summary>What the process returns.</summary>
public static class ExitCode
{
    /// <summary>Everything was done.</summary>
    public const int Success = 0;

    /// <summary>A file or a board could not be used; a message on standard error says which and why.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong; nothing was done.</summary>
    public const int Usage = 2;
}
