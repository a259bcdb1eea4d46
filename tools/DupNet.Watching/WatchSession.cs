using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DupNet.Embedded;
using DupNet.Watching.Detecting;
using DupNet.Watching.Sources;

namespace DupNet.Watching;

/// <summary>
/// Takes frames of a source, finds the objects in them, and shows the newest result to whoever waits. One thread takes and encodes frames,
/// another detects; a frame waits between them at most. While nobody looks, nothing runs. Safe for use by several threads.
/// </summary>
public sealed class WatchSession : IDisposable
{
    private static readonly TimeSpan s_afterLook = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_afterFailure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>A picture that cannot be read is passed over in a moment.</summary>
    private static readonly TimeSpan s_noteStays = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly IWatchedSource _source;
    private readonly WatchedModel _model;
    private readonly LayerClock _clock;
    private readonly FrameRate _rate = new();
    private readonly Thread _taking;
    private readonly Thread _looking;

    private WatchSettings _settings;
    private WatchedResult _last;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WatchedFrame? _next;
    private WatchedFrame? _current;
    private bool _isPaused;
    private bool _looksAgain;
    private int _steps;
    private int _watchers;
    private string? _note;
    private long _notedAt;
    private long _lookedAt;

    /// <summary>Starts to take frames.</summary>
    /// <param name="source">The source; the session disposes of it.</param>
    /// <param name="model">What looks at the frames.</param>
    /// <param name="settings">The settings to begin with.</param>
    public WatchSession(IWatchedSource source, WatchedModel model, WatchSettings settings)
    {
        ArgumentNullException.ThrowIfNull(model);
        _source = source;
        _model = model;
        _settings = settings;
        _clock = new LayerClock(model.Model.Layers.Length);
        _last = new WatchedResult(0, null, settings, 0, 0, [], [], null, 0, _clock.Milliseconds, string.Empty, null, false, null);
        _taking = new Thread(Take) { IsBackground = true, Name = "frames" };
        _looking = new Thread(Look) { IsBackground = true, Name = "detector" };
        _taking.Start();
        _looking.Start();
    }

    /// <summary>What is watched.</summary>
    public IWatchedSource Source => _source;

    /// <summary>What looks at it.</summary>
    public WatchedModel Model => _model;

    /// <summary>The newest result; number 0 before the first.</summary>
    public WatchedResult Last
    {
        get
        {
            lock (_gate)
            {
                Touch();
                return _last;
            }
        }
    }

    /// <summary>Waits for a result that is newer than another one.</summary>
    /// <param name="number">Number of the other.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<WatchedResult> After(long number, CancellationToken cancellation)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                Touch();
                if (_last.Number > number)
                {
                    return _last;
                }

                changed = _changed.Task;
                _watchers++;
            }

            try
            {
                await changed.WaitAsync(cancellation).ConfigureAwait(false);
            }
            finally
            {
                lock (_gate)
                {
                    _watchers--;
                }
            }
        }
    }

    /// <summary>Changes the settings; the frame that is shown is looked at again.</summary>
    /// <param name="change">Makes new settings of the old ones.</param>
    public void Change(Func<WatchSettings, WatchSettings> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            Touch();
            _settings = change(_settings);
            _looksAgain = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Stops at the frame that is shown, or goes on.</summary>
    public void Pause(bool isPaused)
    {
        lock (_gate)
        {
            Touch();
            _isPaused = isPaused;
            _steps = 0;
            Publish(_last with { IsPaused = isPaused });
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Shows one frame more and stops there.</summary>
    public void Step()
    {
        lock (_gate)
        {
            Touch();
            _isPaused = true;
            _steps++;
            Publish(_last with { IsPaused = true });
            Monitor.PulseAll(_gate);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }

        _looking.Join();

        // A board that does not answer may keep it longer; it ends with the program.
        if (_taking.Join(s_patience))
        {
            _source.Dispose();
            _stop.Dispose();
        }
    }

    private bool IsOver => _stop.IsCancellationRequested;

    /// <summary>Whether frames of the present are wanted.</summary>
    private bool IsHeld => _isPaused && _steps == 0;

    private bool IsWatched => _watchers > 0 || _last.Number == 0 || Stopwatch.GetElapsedTime(_lookedAt) < s_afterLook;

    private void Touch()
    {
        bool wasWatched = IsWatched;
        _lookedAt = Stopwatch.GetTimestamp();
        if (!wasWatched)
        {
            Monitor.PulseAll(_gate);
        }
    }

    private void Take()
    {
        long due = Stopwatch.GetTimestamp();
        while (!IsOver)
        {
            ViewTurn turn;
            lock (_gate)
            {
                while (!IsOver && (_next is not null || !IsWatched || (_source.IsLive && IsHeld)))
                {
                    // Nobody tells when the last one has gone.
                    Monitor.Wait(_gate, s_afterLook);
                }

                turn = _settings.Turn;
            }

            try
            {
                if (!IsOver && _source.Take(_stop.Token) is { } frame)
                {
                    frame.Jpeg(turn);
                    Give(frame, ref due);
                }
            }
            catch (SourceException e)
            {
                Tell(e.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }
#pragma warning disable CA1031 // A thread that ends would end the program without a word.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Tell(Unexpected(e));
            }
        }
    }

    /// <summary>Hands a frame to the detector when it is its time.</summary>
    private void Give(WatchedFrame frame, ref long due)
    {
        lock (_gate)
        {
            if (_source.IsLive)
            {
                _next = IsHeld ? null : frame;
            }
            else
            {
                while (!IsOver && Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { TotalMilliseconds: >= 1 } rest)
                {
                    Monitor.Wait(_gate, rest);
                }

                due = Math.Max(due + (long)(Stopwatch.Frequency / _settings.Rate), Stopwatch.GetTimestamp());
                _next = frame;
            }

            Monitor.PulseAll(_gate);
        }
    }

    private static string Unexpected(Exception e) => $"unexpected error, please report it: {e.GetType().Name}: {e.Message}";

    /// <summary>Shows what is wrong with the source, and gives a board time to come back.</summary>
    private void Tell(string note)
    {
        lock (_gate)
        {
            (_note, _notedAt) = (note, Stopwatch.GetTimestamp());
            Publish(_last with { Note = note });
        }

        if (_source.IsLive)
        {
            _stop.Token.WaitHandle.WaitOne(s_afterFailure);
        }
    }

    private void Look()
    {
        FrameDetector? detector = null;
        try
        {
            while (Await(out bool isNew) is (WatchedFrame frame, WatchSettings settings))
            {
                IReadOnlyList<WatchedBox> boxes;
                double? milliseconds;
                string engine;
                string? work = null;
                if (frame.Answer is { } answer)
                {
                    boxes = [.. frame.BoardBoxes(settings.Turn).Where(box => box.Score >= settings.Threshold)];
                    milliseconds = answer.Milliseconds;
                    engine = "the board";
                }
                else
                {
                    if (detector?.Suits(frame, settings) != true)
                    {
                        detector?.Dispose();
                        detector = new FrameDetector(_model, settings, frame.IsOfBoard, _clock);
                    }

                    boxes = detector.Detect(frame, settings.Turn, out double taken);
                    milliseconds = taken;
                    engine = detector.Engine;
                    work = detector.Work;
                }

                Show(frame, settings, boxes, milliseconds, engine, work, isNew);
            }
        }
#pragma warning disable CA1031 // A thread that ends would end the program without a word.
        catch (Exception e)
#pragma warning restore CA1031
        {
            lock (_gate)
            {
                Publish(_last with { Note = Unexpected(e) });
            }
        }
        finally
        {
            detector?.Dispose();
        }
    }

    /// <summary>Waits for a frame to look at; null at the end.</summary>
    private (WatchedFrame Frame, WatchSettings Settings)? Await(out bool isNew)
    {
        lock (_gate)
        {
            while (!IsOver && (_next is null || IsHeld) && !(_looksAgain && _current is not null))
            {
                Monitor.Wait(_gate);
            }

            isNew = false;
            if (IsOver)
            {
                return null;
            }

            if (_next is not null && !IsHeld)
            {
                _current = _next;
                _next = null;
                _steps = Math.Max(0, _steps - 1);
                isNew = true;
                Monitor.PulseAll(_gate);
            }

            _looksAgain = false;
            return (_current!, _settings);
        }
    }

    private void Show(WatchedFrame frame, WatchSettings settings, IReadOnlyList<WatchedBox> boxes, double? milliseconds, string engine, string? work, bool isNew)
    {
        (int width, int height) = frame.SizeOf(settings.Turn);
        byte[] jpeg = frame.Jpeg(settings.Turn);
        lock (_gate)
        {
            string? note = _note is not null && Stopwatch.GetElapsedTime(_notedAt) < s_noteStays ? _note : DoubtOf(frame);
            double rate = isNew ? _rate.Count() : _last.FramesASecond;
            Publish(new WatchedResult(0, frame, settings, width, height, jpeg, boxes, milliseconds, rate, _clock.Milliseconds, engine, work, _isPaused, note));
        }
    }

    /// <summary>What is wrong with the frames of a camera, in which nothing can be found; null for nothing.</summary>
    private string? DoubtOf(WatchedFrame frame) => FrameCheck.IsWrong(frame.Verdict) ? $"{_source.Name}: {FrameCheck.Describe(frame.Verdict)}." : null;

    /// <summary>Gives a result its number and wakes who waits.</summary>
    private void Publish(WatchedResult result)
    {
        _last = result with { Number = _last.Number + 1 };
        TaskCompletionSource changed = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.SetResult();
    }
}
