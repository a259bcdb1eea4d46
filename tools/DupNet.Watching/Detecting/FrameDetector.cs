using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Video;
using DupNet.Measuring.Models;
using DupNet.Watching.Sources;

namespace DupNet.Watching.Detecting;

/// <summary>
/// Finds the objects of frames with one choice of settings. Pictures are looked at as <c>dupnet detect</c> looks at them, frames of a board
/// as the board looks at them. Not safe for use by several threads at once.
/// </summary>
internal sealed class FrameDetector : IDisposable
{
    private const int PictureDetections = 100;
    private const int MostTracks = 64;

    private readonly WatchedModel _model;
    private readonly WatchSettings _settings;
    private readonly bool _isForBoards;
    private readonly Detector _detector;
    private readonly StreamDetector? _stream;
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
        DetectorSettings chosen = Choose(model.Settings, settings, isForBoards);
        if (model.IsStream)
        {
            var stream = new StreamSettings(chosen, new StreamSettings(model.Model).ZoomSide) { MaxTracks = MostTracks };
            _stream = new StreamDetector(model.Model, stream, model.MakeEngine());
            _detector = _stream.Detector;
            return;
        }

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

    /// <summary>What a stream detector did with the last frame; null where there is none.</summary>
    public string? Work => _stream is null ? null : string.Create(CultureInfo.InvariantCulture, $"{WorkText(_stream.LastWork)}, {_stream.LastCost:#,0} IL instructions");

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
        WatchedBox[] found = _stream is null ? Found(_detector.Detect(given)) : Followed(_stream.Next(given));
        milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (_timer is null)
        {
            _clock.End();
        }
        else
        {
            _timer.Look(given);
        }

        return [.. found.Select(box => WatchedFrame.Upright(box, given, factor, shown))];
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    /// <summary>The bits in words.</summary>
    private static string WorkText(StreamWork work) => work == StreamWork.None
        ? "nothing moved"
        : string.Join(" and ", Enum.GetValues<StreamWork>().Where(bit => (work & bit) != 0).Select(static bit => bit.ToString().ToLowerInvariant()));

    private static DetectorSettings Choose(DetectorSettings usual, WatchSettings settings, bool isForBoards)
    {
        var chosen = new DetectorSettings(usual) { ScoreThreshold = settings.Threshold, StretchContrast = settings.StretchContrast };
        if (!isForBoards)
        {
            chosen.MaxDetections = PictureDetections;
            PictureDetector.SuitPictures(chosen);
        }

        return chosen;
    }

    private static WatchedBox[] Found(DetectionList list) =>
        [.. Enumerable.Range(0, list.Count).Select(i => list[i]).Select(static box => new WatchedBox(box.X, box.Y, box.Width, box.Height, box.Score, box.ClassName))];

    private WatchedBox[] Followed(TrackList tracks) =>
    [
        .. Enumerable.Range(0, tracks.Count).Select(i => tracks[i])
            .Select(track => new WatchedBox(track.X, track.Y, track.Width, track.Height, track.Score, _model.Model.ClassNames[track.ClassIndex], track.Number)),
    ];

}
