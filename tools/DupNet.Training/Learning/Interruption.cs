using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using DupNet.CommandLine.Output;

namespace DupNet.Training.Learning;

/// <summary>
/// Ctrl-C, or a request to end, while a run goes on: the first lets it end after its step, another one ends the process at once. What comes within a second of the
/// first is the same one: it may reach the process by its parent and by the terminal.
/// </summary>
public sealed class Interruption : IDisposable
{
    private static readonly TimeSpan s_same = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly TextWriter _progress;
    private readonly PosixSignalRegistration[] _signals;
    private long _first;

    /// <summary>Begins to listen.</summary>
    /// <param name="progress">Is told of the first.</param>
    public Interruption(TextWriter progress)
    {
        _progress = progress;
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Take), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take)];
    }

    /// <summary>Is cancelled at the first.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_signals, static signal => signal.Dispose());
        _stop.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        long now = Stopwatch.GetTimestamp();
        long first = Interlocked.CompareExchange(ref _first, now, 0);
        context.Cancel = first == 0 || Stopwatch.GetElapsedTime(first, now) < s_same;
        if (first == 0)
        {
            _progress.WriteVisible("stopping after this step; Ctrl-C once more ends at once");
            _stop.Cancel();
        }
    }
}
