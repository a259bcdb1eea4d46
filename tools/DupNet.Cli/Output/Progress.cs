using System.IO;

namespace DupNet.Cli.Output;

/// <summary>Tells how far a long task is, in steps of a tenth. Safe for use by several threads.</summary>
/// <param name="error">Takes the messages.</param>
internal sealed class Progress(TextWriter error)
{
    private const int Steps = 10;

    private readonly object _gate = new();
    private int _lastStep;

    /// <summary>Tells that some of all photos are done.</summary>
    public void Report(int done, int all)
    {
        int step = (int)((long)done * Steps / all);
        lock (_gate)
        {
            if (step > _lastStep)
            {
                _lastStep = step;
                error.WriteLine($"{done} of {all} photos");
            }
        }
    }
}
