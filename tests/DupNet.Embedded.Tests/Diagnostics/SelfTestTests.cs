using System;
using System.Linq;
using DupNet.Embedded.Diagnostics;
using DupNet.Embedded.Networks;
using DupNet.Packing;
using Xunit;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Embedded.Tests.Diagnostics;

public sealed class SelfTestTests : IDeviceProbe
{
    private static readonly byte[] s_model = ModelWriter.Write(RandomModel.Create(
        new Random(4), "sample", 1, 16, 32, [new Row(0, 8), new Row(1, 6), new Row(2, 5, Kernel: 1, Padding: 0, OutputBits: 0)]));

    private uint _free = 123_456;
    private long _time = 1000;
    private Exception? _failure;

    long IDeviceProbe.Milliseconds() => _failure == null ? _time += 7 : throw _failure;

    uint IDeviceProbe.FreeBytes() => _free;

    /// <summary>Where a heap ends within a call, the interpreter ends without a word: it is asked before.</summary>
    [Fact]
    public void TooLittleMemoryIsToldBeforeTheTest()
    {
        DupNetModel model = DupNetModel.Load(s_model);
        SelfTest test = new(model, this);
        int needed = test.BufferBytes + MemoryNeed.ObjectBytes(model);
        _free = (uint)needed - 1;
        Assert.False(test.Run());
        Assert.Equal($"result FAILED: out of memory: it needs {needed} bytes of free memory, and there are {needed - 1}", test.Lines()[^1]);
        _free = (uint)needed;
        Assert.True(test.Run());
    }

    [Fact]
    public void ACallbackCancelsTheTest()
    {
        SelfTest test = new(DupNetModel.Load(s_model), this) { BandCallback = () => false };
        Assert.False(test.Run());
        Assert.Equal("cancelled", test.Problem);
        Assert.Equal("result FAILED: cancelled", test.Lines()[^1]);
        test.BandCallback = () => true;
        Assert.True(test.Run());
    }

    [Fact]
    public void AGoodModelPassesAndTheReportSaysSo()
    {
        DupNetModel model = DupNetModel.Load(s_model);
        SelfTest test = new(model, this);
        Assert.Equal("result FAILED: not run", test.Lines()[^1]);
        Assert.True(test.Run());
        Assert.Equal(
            [
                "model sample",
                "build ----------------",
                "target not known",
                "model-bytes " + s_model.Length,
                $"model-checksum {model.Checksum:x8}",
                "kernels managed kernels: no engine was given",
                "buffer-bytes " + test.BufferBytes,
                "free-bytes 123456",
                "layer-1-ms 7",
                "layer-2-ms 7",
                "layer-3-ms 7",
                "ms 28",
                $"known-answer {model.KnownAnswerHash:x8}",
                $"expected-answer {model.KnownAnswerHash:x8}",
                "result OK",
            ],
            test.Lines());
    }

    [Fact]
    public void TheFirmwareIsToldWhereItIsKnown()
    {
        SelfTest test = new(DupNetModel.Load(s_model), this) { Target = "ESP32_REV3" };
        Assert.Contains("target ESP32_REV3", test.Lines());
    }

    [Fact]
    public void AnotherAnswerFails()
    {
        byte[] wrong = (byte[])s_model.Clone();
        wrong[43] ^= 0x80;
        ModelWriter.Seal(wrong);
        DupNetModel model = DupNetModel.Load(wrong);
        SelfTest test = new(model, this);
        Assert.False(test.Run());
        Assert.Equal(
            [$"known-answer {model.KnownAnswerHash ^ 0x80000000L:x8}", $"expected-answer {model.KnownAnswerHash:x8}", "result FAILED: the known answer differs"],
            test.Lines().TakeLast(3));
    }

    [Fact]
    public void TooLittleMemoryFailsWithWhatIsNeeded()
    {
        _failure = new OutOfMemoryException();
        SelfTest test = new(DupNetModel.Load(s_model), this);
        Assert.False(test.Run());
        Assert.Equal($"result FAILED: out of memory, the buffers take {test.BufferBytes} bytes", test.Lines()[^1]);
    }

    [Fact]
    public void TheBuffersAreThoseOfADetectorThatKeepsItsLogitsAndOfItsFrame()
    {
        DupNetModel model = DupNetModel.Load(s_model);
        SelfTest test = new(model, this);
        DetectorSettings settings = new(model)
        {
            InputWidth = model.KnownAnswerSide, InputHeight = model.KnownAnswerSide, SampleGrid = 1, KeepLogits = true, MaxCandidates = 1, MaxDetections = 1,
        };
        int before = test.BufferBytes;
        Assert.Equal(Detector.BufferBytes(model, settings) + (model.KnownAnswerSide * model.KnownAnswerSide), before);
        test.Run();
        Assert.Equal(before, test.BufferBytes);
    }

    [Fact]
    public void AnEngineIsTestedInPlaceOfTheManagedKernels()
    {
        DupNetModel model = DupNetModel.Load(s_model);
        SelfTest test = new(model, this, new ZeroEngine());
        Assert.False(test.Run());
        string[] lines = test.Lines();
        Assert.Contains("kernels zeros", lines);
        Assert.Contains("ms 7", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("layer-", StringComparison.Ordinal));
        Assert.Equal("result FAILED: the known answer differs", lines[^1]);

        // An engine serves one detector.
        Assert.False(test.Run());
        Assert.Equal("result FAILED: used up", test.Lines()[^1]);
    }

    [Fact]
    public void NothingIsRefused()
    {
        Assert.Throws<ArgumentNullException>("model", () => new SelfTest(null, this));
        Assert.Throws<ArgumentNullException>("probe", () => new SelfTest(DupNetModel.Load(s_model), null));
    }

    /// <summary>Finds that all logits are zero.</summary>
    private sealed class ZeroEngine : IDetectionEngine
    {
        public string Name => "zeros";

        public int BufferBytes { get; private set; }

        public int CompiledLayers => 0;

        public int[]? Logits { get; private set; }

        public string? Probe() => null;

        public void Prepare(DupNetModel model, DetectorSettings settings)
        {
            BufferBytes = BufferBytes == 0 ? 1 : throw new InvalidOperationException("used up");
            Logits = new int[new NetworkPlan(model, settings.InputWidth, settings.InputHeight).LogitEntries];
        }

        public bool Detect(Frame frame, int input, DetectionList detections, BandCallback? callback) => true;
    }
}
