namespace DupNet.CommandLine.Outcomes;

/// <summary>Exit codes of the process.</summary>
public static class ExitCode
{
    /// <summary>All was done.</summary>
    public const int Success = 0;

    /// <summary>A file or a board could not be used; a message on standard error says which and why.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>The user interrupted the work (Ctrl-C), and what was reached is kept. Shells use the same code.</summary>
    public const int Interrupted = 130;
}
