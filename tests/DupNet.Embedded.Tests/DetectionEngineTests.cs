using System;
using DupNet.Packing;
using Xunit;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Embedded.Tests;

/// <summary>What a detector does with an engine that is there, missing, of another version, or that fails.</summary>
public class DetectionEngineTests
{
    private static DupNetModel Model { get; } = DupNetModel.Load(ModelWriter.Write(RandomModel.Create(
        new Random(5), "sample", 1, 16, 32, [new Row(0, 8, Stride: 2), new Row(1, 5, Kernel: 1, Padding: 0, OutputBits: 0)])));

    private static Frame Noise { get; } = new(new byte[16 * 16], 16, 16, PixelFormat.Gray8);

    [Fact]
    public void AnEngineTakesTheModelTheSettingsAndEveryFrame()
    {
        Engine engine = new();
        DetectorSettings settings = new(Model) { ScoreThreshold = 0.25f, OverlapThreshold = 0.5f, MaxCandidates = 9, MaxDetections = 2 };
        Detector detector = new(Model, settings, engine);
        Assert.Same(engine, detector.Engine);
        Assert.Equal("fake", detector.EngineReport);
        Assert.Same(Model, engine.Model);
        Assert.Same(settings, engine.Settings);

        DetectionList found = detector.Detect(Noise);
        Assert.Equal(1, found.Count);
        Assert.Equal(string.Empty, found[0].ClassName);
        Assert.Equal((1f, 2f, 3f, 4f, 0.5f, 7), (found[0].X, found[0].Y, found[0].Width, found[0].Height, found[0].Score, found[0].ClassIndex));
    }

    [Fact]
    public void AnEngineTellsHowManyLayersAreCode()
        => Assert.Equal("fake: 1 of 2 layers compiled", new Detector(Model, new DetectorSettings(Model), new Engine { CompiledLayers = 1 }).EngineReport);

    [Fact]
    public void AMissingEngineLeavesTheManagedKernelsAndSaysWhy()
    {
        Detector detector = new(Model, new DetectorSettings(Model), new Engine { Missing = "no such firmware" });
        Assert.IsType<ManagedEngine>(detector.Engine);
        Assert.Equal("managed kernels: no such firmware", detector.EngineReport);
        Assert.Equal("managed kernels: no engine was given", new Detector(Model).EngineReport);
        Assert.Equal(new Detector(Model).Detect(Noise).Count, detector.Detect(Noise).Count);
    }

    [Fact]
    public void TheManagedEngineMayBeGivenAndServesOneDetector()
    {
        ManagedEngine engine = new();
        Assert.Equal(0, engine.BufferBytes);
        Assert.Null(engine.Network);
        Detector detector = new(Model, new DetectorSettings(Model), engine);
        Assert.Same(engine, detector.Engine);
        Assert.Equal("managed kernels", detector.EngineReport);
        Assert.NotNull(engine.Network);
        Assert.Contains("serves a detector", Assert.Throws<InvalidOperationException>(
            () => new Detector(Model, new DetectorSettings(Model), engine)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEngineThatFindsMoreThanThereIsRoomForIsTold()
    {
        Detector detector = new(Model, new DetectorSettings(Model) { MaxDetections = 1 }, new Engine { Boxes = 2 });
        Assert.Contains("room for 1 boxes", Assert.Throws<InvalidOperationException>(() => detector.Detect(Noise)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 0, "score is -1, must be 0 to 65536")]
    [InlineData(65537, 0, "score is 65537, must be 0 to 65536")]
    [InlineData(5, -1, "classIndex is -1, must be 0 to 255")]
    [InlineData(5, 256, "classIndex is 256, must be 0 to 255")]
    public void AScoreOrClassOutOfRangeIsTold(int score, int classIndex, string message)
    {
        DetectionList list = new(1, ["face"]);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => list.Add(0, 0, 16, 16, score, classIndex)).Message);
        Assert.Equal(0, list.Count);
    }

    [Theory]
    [InlineData(0, 0, "face")]
    [InlineData(65536, 1, "cup")]
    [InlineData(65535, 255, "")]
    public void ScoreAndClassDoNotMix(int score, int classIndex, string name)
    {
        DetectionList list = new(1, ["face", "cup"]);
        list.Add(-16, 0, 16, 16, score, classIndex);
        Assert.Equal((score / 65536f, classIndex, name), (list[0].Score, list[0].ClassIndex, list[0].ClassName));
    }

    [Fact]
    public void LogitsAreThoseOfTheEngineIfTheyAreKept()
    {
        Detector detector = new(Model, new DetectorSettings(Model) { KeepLogits = true }, new Engine());
        detector.Detect(Noise);
        Assert.Equal([77], detector.Logits);
        Assert.Null(new Detector(Model, new DetectorSettings(Model), new Engine()).Logits);
        Assert.Null(new Detector(Model).Logits);
    }

    [Fact]
    public void AllocatedBytesAreThoseOfTheEngineOrOfTheManagedBuffers()
    {
        DetectorSettings settings = new(Model) { MaxDetections = 2, KeepLogits = true };
        Detector native = new(Model, settings, new Engine());
        Assert.Equal(1000 + (2 * 96), native.AllocatedBytes);
        Assert.Equal(Detector.BufferBytes(Model, settings), new Detector(Model, settings).AllocatedBytes);
    }

    [Fact]
    public void AnEngineOfAnotherVersionIsRefusedBeforeItIsUsed()
    {
        Engine engine = new() { Version = 2 };
        Assert.Contains("version 2", Assert.Throws<InvalidOperationException>(() => new Detector(Model, new DetectorSettings(Model), engine)).Message, StringComparison.Ordinal);
        Assert.Null(engine.Settings);
    }

    [Fact]
    public void AWrongInputSizeIsRefusedBeforeTheEngineAllocates()
    {
        Engine engine = new();
        Assert.Throws<ArgumentException>(() => new Detector(Model, new DetectorSettings(Model) { InputWidth = Model.LargestSide + 1 }, engine));
        Assert.Null(engine.Settings);
    }

    [Fact]
    public void AFailedFrameLeavesAnEmptyListAndTheNextIsFound()
    {
        Engine engine = new();
        Detector detector = new(Model, new DetectorSettings(Model), engine);
        DetectionList list = detector.Detect(Noise);
        engine.Fails = true;
        Assert.Throws<InvalidOperationException>(() => detector.Detect(Noise));
        Assert.Equal(0, list.Count);
        engine.Fails = false;
        Assert.Equal(1, detector.Detect(Noise).Count);
    }

    [Fact]
    public void AnEngineIsGivenTheCallback()
    {
        Engine engine = new();
        int asked = 0;
        bool goOn = false;
        Detector detector = new(Model, new DetectorSettings(Model), engine)
        {
            BandCallback = () =>
            {
                asked++;
                return goOn;
            },
        };
        Assert.Equal(0, detector.Detect(Noise).Count);
        Assert.True(detector.WasCancelled);
        goOn = true;
        Assert.Equal(1, detector.Detect(Noise).Count);
        Assert.False(detector.WasCancelled);
        Assert.Equal(2, asked);
    }

    [Fact]
    public void TheCallbackMayNotDetectWithAnEngineEither()
    {
        Detector detector = new(Model, new DetectorSettings(Model), new Engine());
        detector.BandCallback = () => detector.Detect(Noise).Count >= 0;
        Assert.Throws<InvalidOperationException>(() => detector.Detect(Noise));
        detector.BandCallback = null;
        Assert.Equal(1, detector.Detect(Noise).Count);
    }

    private sealed class Engine : IDetectionEngine
    {
        public string? Missing { get; init; }

        public int Version { get; init; } = 1;

        public bool Fails { get; set; }

        public int Boxes { get; init; } = 1;

        public DupNetModel? Model { get; private set; }

        public DetectorSettings? Settings { get; private set; }

        public string Name => "fake";

        public int BufferBytes => 1000;

        public int CompiledLayers { get; init; }

        public int[]? Logits { get; private set; }

        public string? Probe() => Version == 1 ? Missing : throw new InvalidOperationException("version " + Version);

        public void Prepare(DupNetModel model, DetectorSettings settings)
        {
            Model = model;
            Settings = settings;
            Logits = settings.KeepLogits ? [77] : null;
        }

        public bool Detect(Frame frame, int input, DetectionList detections, BandCallback? callback)
        {
            if (callback != null && !callback())
            {
                return false;
            }

            for (int i = 0; i < Boxes; i++)
            {
                detections.Add(16, 32, 64, 96, 32768, 7);
            }

            return Fails ? throw new InvalidOperationException("frame refused") : true;
        }
    }
}
