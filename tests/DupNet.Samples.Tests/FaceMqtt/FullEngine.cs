using System;
using DupNet.Embedded;

namespace DupNet.Samples.Tests.FaceMqtt;

/// <summary>Finds a face, or no memory to look for one.</summary>
internal sealed class FullEngine : IDetectionEngine
{
    /// <summary>Whether there is no memory.</summary>
    public bool IsFull { get; set; } = true;

    public string Name => "full";

    public int BufferBytes => 0;

    public int CompiledLayers => 0;

    public int[] Logits => [];

    public string? Probe() => null;

    public void Prepare(DupNetModel model, DetectorSettings settings)
    {
    }

    public bool Detect(Frame frame, int input, DetectionList detections, BandCallback? callback)
    {
        if (IsFull)
        {
            throw new InsufficientMemoryException();
        }

        detections.Add(16, 16, 320, 320, 60000, 0);
        return true;
    }

    /// <summary>A detector that has it.</summary>
    public Detector Detector()
    {
        DupNetModel model = DupNetModel.Load(NanoModel.Bytes);
        return new Detector(model, new DetectorSettings(model), this);
    }
}
