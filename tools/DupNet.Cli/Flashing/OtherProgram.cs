namespace DupNet.Cli.Flashing;

/// <summary>Words for a program that answers in place of the one that was flashed.</summary>
internal static class OtherProgram
{
    /// <summary>Says in a sentence that another program than the flashed one answers.</summary>
    /// <param name="report">What the other program tells.</param>
    /// <param name="stamp">The stamp of the image that was flashed.</param>
    public static string Describe(SelfTestReport report, string stamp)
    {
        string claim = report.Build.Length == 0 ? "tells no build stamp" : $"tells the build stamp {report.Build}";
        return $"the program that answers {claim}, the image that was flashed has {stamp}: it is another program, so the image is not on this board, or did not start.";
    }
}
