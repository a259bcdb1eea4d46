using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using DupNet.Embedded;
using DupNet.Watching.Sources;

namespace DupNet.Watching.Detecting;

/// <summary>
/// Finds the objects of frames with one choice of settings. Pictures are looked at as <c>dupnet detect</c> looks at them, frames of a board
/// as the board looks at them. Not safe for use by several threads at once.
/// </summary>
internal sealed class FrameDetector : IDisposable
{
    private const int PictureGrid = 4;
    private const int PictureCandidates = 1024;
    private const int PictureDetections = 100;

    private readonly WatchedModel _model;
    private readonly WatchSettings _settings;
    private readonly bool _isForBoards;
    private readonly Detector _detector;
    private readonly LayerClock _clock;
    private readonly NativeLayerTimer? _timer;

    /// <summary>Makes a detector.</summary>
    /// <param name="model">The model.</param>
    /// <param name="settings">The user's choice.</param>
    /// <param name="isForBoards">Whether it gets frames of boards.</param>
    /// <param name="clock">Takes the times of the layers.</param>
    public FrameDetector(WatchedModel model, WatchSettings settings, bool isForBoards, LayerClock clock)
    {
        _model = model;
        _settings = settings;
        _isForBoards = isForBoards;
        _clock = clock;
        DetectorSettings usual = model.Settings;
        var chosen = new DetectorSettings(model.Model)
        {
            InputWidth = usual.InputWidth,
            InputHeight = usual.InputHeight,
            Fit = usual.Fit,
            OverlapThreshold = usual.OverlapThreshold,
            MergeBoxes = usual.MergeBoxes,
            SampleGrid = isForBoards ? usual.SampleGrid : PictureGrid,
            MaxCandidates = isForBoards ? usual.MaxCandidates : PictureCandidates,
            MaxDetections = isForBoards ? usual.MaxDetections : PictureDetections,
            ScoreThreshold = settings.Threshold,
            StretchContrast = settings.StretchContrast,
        };
        _detector = new Detector(model.Model, chosen, model.MakeEngine());
        if (_detector.Engine is ManagedEngine managed)
        {
            managed.Network.Observer = clock;
        }
        else
        {
            _timer = new NativeLayerTimer(model, chosen, clock);
        }
    }

    /// <summary>What computes.</summary>
    public string Engine => _detector.Engine.Name;

    /// <summary>Whether it suits a frame and a choice of settings.</summary>
    public bool Suits(WatchedFrame frame, WatchSettings settings) =>
        frame.IsOfBoard == _isForBoards && settings.Threshold == _settings.Threshold && settings.StretchContrast == _settings.StretchContrast;

    /// <summary>Finds the objects of a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="turn">How it is turned.</param>
    /// <param name="milliseconds">Time from the detector's frame to boxes.</param>
    /// <returns>The boxes, best first, in pixels of the frame as it is shown.</returns>
    public IReadOnlyList<WatchedBox> Detect(WatchedFrame frame, ViewTurn turn, out double milliseconds)
    {
        (int Width, int Height) shown = frame.SizeOf(turn);
        Frame given = frame.ForDetector(turn, _model.Size, out int factor);
        long start = Stopwatch.GetTimestamp();
        _clock.Begin();
        DetectionList list = _detector.Detect(given);
        milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (_timer is null)
        {
            _clock.End();
        }
        else
        {
            _timer.Look(given);
        }

        return
        [
            .. Enumerable.Range(0, list.Count).Select(i => list[i]).Select(box =>
                WatchedFrame.Upright(new WatchedBox(box.X, box.Y, box.Width, box.Height, box.Score, box.ClassName), given, factor, shown)),
        ];
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();
}
