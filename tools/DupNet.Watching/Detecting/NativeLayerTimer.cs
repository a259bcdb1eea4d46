using System;
using System.Diagnostics;
using DupNet.Embedded;
using DupNet.NativeCore;

namespace DupNet.Watching.Detecting;

/// <summary>Times the layers of the native core, which runs a frame in one piece otherwise: now and then it runs one layer by layer.</summary>
/// <param name="model">The model.</param>
/// <param name="settings">The detector's settings.</param>
/// <param name="clock">Takes the times.</param>
internal sealed class NativeLayerTimer(WatchedModel model, DetectorSettings settings, LayerClock clock) : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly NativeDetector _detector = new(model.File, settings, budget: model.Model.Budget);
    private long _next;

    /// <summary>Times a frame, if none was for a second.</summary>
    public void Look(Frame frame)
    {
        if (Stopwatch.GetTimestamp() < _next || _detector.Error != 0)
        {
            return;
        }

        clock.Begin();
        for (int i = 0; i < model.Model.Layers.Length; i++)
        {
            _detector.RunLayer(frame, i);
            clock.LayerDone(i + 1);
        }

        clock.End();
        _next = Stopwatch.GetTimestamp() + (long)(s_pause.TotalSeconds * Stopwatch.Frequency);
    }

    /// <inheritdoc/>
    public void Dispose() => _detector.Dispose();
}
