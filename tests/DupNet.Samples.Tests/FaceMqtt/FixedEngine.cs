using System.Collections.Generic;
using DupNet.Embedded;

namespace DupNet.Samples.Tests.FaceMqtt;

/// <summary>Finds what a test says: frame by frame, faces as left edge, side and score in hundredths.</summary>
internal sealed class FixedEngine(params (int X, int Side, int Score)[][] frames) : IDetectionEngine
{
    private readonly Queue<(int X, int Side, int Score)[]> _frames = new(frames);

    public string Name => "fixed";

    public int BufferBytes => 0;

    public int CompiledLayers => 0;

    public int[] Logits => [];

    public string? Probe() => null;

    public void Prepare(DupNetModel model, DetectorSettings settings)
    {
    }

    public bool Detect(Frame frame, int input, DetectionList detections, BandCallback? callback)
    {
        foreach ((int x, int side, int score) in _frames.Dequeue())
        {
            detections.Add(16 * x, 16 * x, 16 * (x + side), 16 * (x + side), score * 65536 / 100, 0);
        }

        return true;
    }

    /// <summary>A detector that has it.</summary>
    public Detector Detector()
    {
        DupNetModel model = DupNetModel.Load(NanoModel.Bytes);
        return new Detector(model, new DetectorSettings(model), this);
    }
}
