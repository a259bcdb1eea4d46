using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using DupNet.Fuzzing.Targets;

namespace DupNet.Fuzzing.Running;

/// <summary>
/// Runs inputs of one target: first those that once broke a promise, then new ones. A promise is broken by an exception that is not
/// documented, by more memory than the target allows, and by too much time.
/// </summary>
/// <param name="target">The target.</param>
/// <param name="last">Is told each input before it runs.</param>
/// <param name="patience">How long one input may take; null for what suits a machine that has other work too.</param>
internal sealed class FuzzRun(FuzzTarget target, LastInput last, TimeSpan? patience = null)
{
    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);

    private byte[] _input = [];
    private int? _seed;
    private long _started;
    private long _executions;
    private long _accepted;
    private volatile Finding? _finding;
    private volatile bool _isGivenUp;

    /// <summary>Runs inputs on a thread of its own until the limit is reached or a promise is broken.</summary>
    /// <param name="firstSeed">Seed of the first new input; the next one has the next seed.</param>
    /// <param name="limit">When the run ends.</param>
    public FuzzResult Run(int firstSeed, RunLimit limit)
    {
        _started = Stopwatch.GetTimestamp();
        var thread = new Thread(() => RunAll(firstSeed, limit)) { IsBackground = true };
        thread.Start();
        while (!thread.Join(s_look))
        {
            long started = Interlocked.Read(ref _started);
            if (Stopwatch.GetElapsedTime(started) > _patience)
            {
                _isGivenUp = true;
                return new FuzzResult(_executions, _accepted, new Finding(target.Name, $"takes longer than {_patience.TotalSeconds} s", _input, _seed, true));
            }
        }

        Finding? finding = _finding;
        return new FuzzResult(_executions, _accepted, finding is null ? null : new Shrinker(target).Shrink(finding));
    }

    private void RunAll(int firstSeed, RunLimit limit)
    {
        foreach (byte[] input in FoundInputs.Of(target.Name))
        {
            RunOne(input, null);
            if (_finding is not null)
            {
                return;
            }
        }

        long begin = Stopwatch.GetTimestamp();
        IReadOnlyList<byte[]> seeds = target.Seeds;
        for (int seed = firstSeed; _finding is null && !_isGivenUp && !limit.IsReached(_executions, Stopwatch.GetElapsedTime(begin)); seed++)
        {
            last.Note(target.Name, seed);
            var random = new Random(seed);
            RunOne(target.Mutate(random, (byte[])seeds[random.Next(seeds.Count)].Clone()), seed);
            _executions++;
        }
    }

    private void RunOne(byte[] input, int? seed)
    {
        (_input, _seed) = (input, seed);
        Interlocked.Exchange(ref _started, Stopwatch.GetTimestamp());
        (bool accepted, string? broken) = Execution.Run(target, input);
        _accepted += accepted && seed is not null ? 1 : 0;
        if (broken is not null)
        {
            _finding = new Finding(target.Name, broken, input, seed, false);
        }
    }
}
