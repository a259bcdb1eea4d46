using System;
using DupNet.Embedded;
using DupNet.Embedded.Video;

namespace DupNet.Samples.Tests.FaceMqtt;

/// <summary>Finds one face, as sure of it as a test says, or nobody, or no memory to look for one.</summary>
internal sealed class ScoredEngine : IDetectionEngine
{
    /// <summary>The score of the face in hundredths; 0 for nobody.</summary>
    public int Score { get; set; }

    /// <summary>Whether there is no memory.</summary>
    public bool IsFull { get; set; }

    /// <summary>How often it was asked.</summary>
    public int Looks { get; private set; }

    public string Name => "scored";

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
        if (IsFull)
        {
            throw new InsufficientMemoryException();
        }

        if (Score > 0)
        {
            detections.Add(16 * 20, 16 * 10, 16 * 60, 16 * 50, Score * 65536 / 100, 0);
        }

        return true;
    }

    /// <summary>A stream detector that has it. It looks at frames of up to 96 pixels as a whole.</summary>
    public StreamDetector Stream()
    {
        DupNetModel model = DupNetModel.Load(NanoModel.Bytes);
        return new StreamDetector(model, new StreamSettings(new DetectorSettings(model), 96) { WorkPerFrame = 40_000_000 }, this);
    }
}
