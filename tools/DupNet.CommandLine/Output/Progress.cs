using System;
using System.IO;

namespace DupNet.CommandLine.Output;

/// <summary>Tells in steps how far a long task is. Safe for use by several threads.</summary>
/// <param name="error">Takes the messages.</param>
/// <param name="steps">How many messages the whole task has at most.</param>
/// <param name="message">The message for what is done and for all.</param>
public sealed class Progress(TextWriter error, int steps, Func<int, int, string> message)
{
    private const int PhotoSteps = 10;

    private readonly object _gate = new();
    private int _lastStep;

    /// <summary>Progress over photos, in steps of a tenth.</summary>
    /// <param name="error">Takes the messages.</param>
    public static Progress OfPhotos(TextWriter error) => new(error, PhotoSteps, static (done, all) => $"{done} of {all} photos");

    /// <summary>Tells that some of all is done.</summary>
    public void Report(int done, int all)
    {
        int step = (int)((long)done * steps / all);
        lock (_gate)
        {
            if (step > _lastStep)
            {
                _lastStep = step;
                error.WriteLine(message(done, all));
            }
        }
    }
}
