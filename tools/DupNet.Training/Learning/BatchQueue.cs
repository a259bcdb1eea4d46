using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace DupNet.Training.Learning;

/// <summary>Makes batches on another thread, a few ahead of their use.</summary>
public sealed class BatchQueue : IDisposable
{
    private const int Ahead = 4;

    private readonly BlockingCollection<Batch> _ready = new(Ahead);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _worker;

    /// <summary>Starts making batches on another thread.</summary>
    /// <param name="make">Makes the batch of a step.</param>
    /// <param name="firstStep">The step of the first batch.</param>
    /// <param name="endStep">Number of the step after the last batch.</param>
    public BatchQueue(Func<long, Batch> make, long firstStep, long endStep)
    {
        _worker = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    for (long step = firstStep; step < endStep && !_stop.IsCancellationRequested; step++)
                    {
                        _ready.Add(make(step), _stop.Token);
                    }
                }
                catch (OperationCanceledException)
                {
                }
                finally
                {
                    _ready.CompleteAdding();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    /// <summary>Takes the next batch, and waits until it is made.</summary>
    /// <exception cref="InvalidOperationException">All batches were taken.</exception>
    public Batch Take()
    {
        if (_ready.TryTake(out Batch? batch, Timeout.Infinite))
        {
            return batch;
        }

        // Rethrows what stopped the worker.
        _worker.GetAwaiter().GetResult();
        throw new InvalidOperationException("All batches were taken.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        try
        {
            _worker.Wait();
        }
        catch (AggregateException)
        {
            // Take reports it to whoever still needs batches.
        }

        _ready.Dispose();
        _stop.Dispose();
    }
}
