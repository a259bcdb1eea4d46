using System;

namespace DupNet.Embedded.Video.Tests;

/// <summary>Finds nothing, or has no memory to look.</summary>
internal sealed class FailingEngine : IDetectionEngine
{
    /// <summary>Whether there is no memory.</summary>
    public bool IsFailing { get; set; } = true;

    /// <summary>How often it was asked.</summary>
    public int Looks { get; private set; }

    public string Name => "failing";

    public int BufferBytes => 0;

    public int CompiledLayers => 0;

    public int[] Logits => [];

    public string? Probe() => null;

    public void Prepare(DupNetModel model, DetectorSettings settings)
    {
    }

    public bool Detect(Frame frame, int input, DetectionList detections, BandCallback? callback)
    {
        Looks++;
        return IsFailing ? throw new InsufficientMemoryException() : true;
    }
}
