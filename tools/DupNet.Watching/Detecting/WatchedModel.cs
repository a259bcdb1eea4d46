using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Native;
using DupNet.Embedded.Networks;
using DupNet.Measuring.Models;
using DupNet.NativeCore;

namespace DupNet.Watching.Detecting;

/// <summary>The model that looks at frames.</summary>
public sealed class WatchedModel
{
    private readonly bool _isNative;

    /// <summary>Makes it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="file">The bytes of its file.</param>
    /// <param name="settings">The detector's settings, those that a user of the page does not change.</param>
    /// <param name="isNative">Whether the native core computes; it must have been built.</param>
    /// <param name="isStream">Whether frames are a stream, in which objects are followed.</param>
    public WatchedModel(DupNetModel model, byte[] file, DetectorSettings settings, bool isNative, bool isStream = false)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Model = model;
        File = file;
        Settings = settings;
        Size = new InputSize(settings.InputWidth, settings.InputHeight);
        _isNative = isNative;
        IsStream = isStream;
        var plan = new NetworkPlan(model, Size.Width, Size.Height);
        Costs = [.. Enumerable.Range(0, plan.Layers.Length).Select(plan.Cost)];
    }

    /// <summary>The model.</summary>
    public DupNetModel Model { get; }

    /// <summary>The bytes of the model's file.</summary>
    public byte[] File { get; }

    /// <summary>Whether objects are followed over frames by a <see cref="Embedded.Video.StreamDetector"/>; else each frame is looked at by itself.</summary>
    public bool IsStream { get; }

    /// <summary>Size of the network's input.</summary>
    public InputSize Size { get; }

    /// <summary>Estimated IL instructions of each layer on a board, as the kernels that run there are chosen.</summary>
    public IReadOnlyList<long> Costs { get; }

    /// <summary>The settings.</summary>
    internal DetectorSettings Settings { get; }

    /// <summary>Makes what computes a detector: a new one for each detector.</summary>
    /// <returns>The native core; null for managed kernels.</returns>
    public IDetectionEngine? MakeEngine() => _isNative && NativeLibraryFile.IsBuilt ? new NativeEngine() : null;
}
