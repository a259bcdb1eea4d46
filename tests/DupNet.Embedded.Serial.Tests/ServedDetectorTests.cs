using System;
using DupNet.Golden;
using DupNet.Packing;
using Xunit;

namespace DupNet.Embedded.Serial.Tests;

/// <summary>What a served detector tells when an engine does the work.</summary>
public class ServedDetectorTests
{
    /// <summary>With two heads, whose logits lie behind one another.</summary>
    private static DupNetModel Model { get; } = DupNetModel.Load(ModelWriter.Write(GoldenModels.All[2]));

    [Fact]
    public void AnEnginesHeadsHaveTheChecksumsOfManagedKernels()
    {
        DetectorSettings settings = new(Model) { KeepLogits = true };
        Detector managed = new(Model, settings);
        ServedDetector wanted = new(Model, settings, null);
        ServedDetector served = new(Model, settings, new CopyEngine(managed));
        Assert.True(served.IsNative);
        Assert.Equal("copy", served.KernelReason);
        byte[] pixels = new byte[64 * 64 * 3];
        new Random(7).NextBytes(pixels);
        Frame frame = new(pixels, 64, 64, PixelFormat.Rgb888);
        wanted.Detect(frame, true, null);
        served.Detect(frame, true, null);
        int heads = 0;
        for (int number = 0; number <= Model.Layers.Length; number++)
        {
            bool isHead = number > 0 && Model.Layers[number - 1].IsHead;
            heads += isHead ? 1 : 0;
            Assert.Equal(isHead ? wanted.LayerChecksum(number) : -1, served.LayerChecksum(number));
        }

        Assert.Equal(2, heads);
        Assert.Equal((255, -1), (served.LayerKernel(1), served.LayerMicroseconds(1)));
        served.Detect(frame, false, null);
        Assert.Equal(-1, served.LayerChecksum(Model.Layers.Length));
    }

    [Fact]
    public void WithoutLogitsAnEngineHasNoChecksums()
    {
        ServedDetector served = new(Model, new DetectorSettings(Model), new CopyEngine(new Detector(Model)));
        served.Detect(new Frame(new byte[64 * 64], 64, 64, PixelFormat.Gray8), true, null);
        Assert.Equal(-1, served.LayerChecksum(Model.Layers.Length));
    }

    /// <summary>Hands on what another detector finds.</summary>
    private sealed class CopyEngine(Detector detector) : IDetectionEngine
    {
        public string Name => "copy";

        public int BufferBytes => 0;

        public int CompiledLayers => 0;

        public int[]? Logits => detector.Logits;

        public string? Probe() => null;

        public void Prepare(DupNetModel model, DetectorSettings settings)
        {
        }

        public bool Detect(Frame frame, int input, DetectionList detections, BandCallback? callback)
        {
            detector.Detect(frame);
            return true;
        }
    }
}
