using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CsCheck;
using DupNet.Embedded;
using DupNet.Embedded.Native;
using DupNet.Embedded.Tests;
using DupNet.Golden;
using DupNet.NativeCore;
using DupNet.Packing;
using Xunit;

namespace DupNet.Native.Tests;

/// <summary>A detector with the native engine against one with the managed kernels, through the same API.</summary>
public class NativeEngineTests
{
    [Fact]
    public void GoldenVectorsAreFoundByTheEngine()
    {
        BuiltLibrary.Require();
        foreach (string file in Directory.GetFiles(Path.Combine(Checkout.Root, "firmware-tests", "golden"), "*.dupnet"))
        {
            DupNetModel model = DupNetModel.Load(File.ReadAllBytes(file));
            foreach (GoldenVector vector in GoldenVector.Read(File.ReadAllText(Path.ChangeExtension(file, ".txt"))))
            {
                DetectorSettings settings = vector.SettingsFor(model);
                settings.KeepLogits = true;
                Detector native = new(model, settings, new NativeEngine());
                Assert.IsType<NativeEngine>(native.Engine);
                Assert.Equal("native core, version 7", native.EngineReport);
                GoldenVector wanted = vector.WithResults(model);
                Assert.Equal(wanted.Boxes, GoldenVector.Numbers(native.Detect(vector.MakeFrame())));
                Assert.Equal(wanted.Logits, GoldenVector.HashLogits(native.Logits));
            }
        }
    }

    [Fact]
    public void BoxesAreTheManagedOnesWhereverTheCollectorMovesTheMemory()
    {
        BuiltLibrary.Require();
        int boxes = 0;
        HashSet<PixelFormat> formats = [];
        Gen.Select(TestModels.Any, Gen.Int).Sample(
            (spec, seed) =>
            {
                Random random = new(seed);
                DupNetModel model = DupNetModel.Load(ModelWriter.Write(spec));
                DetectorSettings settings = RandomSettings.Next(random, model);
                Detector managed = new(model, settings);
                Detector native = new(model, settings, new NativeEngine());
                for (int i = 0; i < 3; i++)
                {
                    Frame frame = RandomFrames.Next(random);
                    int[][] wanted = GoldenVector.Numbers(managed.Detect(frame));
                    Assert.Equal(wanted, GoldenVector.Numbers(native.Detect(frame)));
                    boxes += wanted.Length;
                    formats.Add(frame.Format);
                    GC.Collect(1, GCCollectionMode.Forced, blocking: true, compacting: true);
                }
            },
            iter: 60,
            threads: 1);
        Assert.True(boxes > 100, $"only {boxes} boxes were compared");
        Assert.Equal(Enum.GetValues<PixelFormat>(), formats.Order());
    }

    [Fact]
    public void AnEngineServesOneDetector()
    {
        BuiltLibrary.Require();
        DupNetModel model = DupNetModel.Load(ModelWriter.Write(GoldenModels.All[0]));
        NativeEngine engine = new();
        Assert.Equal(0, engine.BufferBytes);
        Detector first = new(model, new DetectorSettings(model), engine);
        Assert.True(engine.BufferBytes > 1000);
        Assert.Contains("serves a detector", Assert.Throws<InvalidOperationException>(() => new Detector(model, new DetectorSettings(model), engine)).Message, StringComparison.Ordinal);

        // The refusal has changed nothing.
        Frame frame = RandomFrames.Next(new Random(1));
        Assert.Equal(GoldenVector.Numbers(new Detector(model).Detect(frame)), GoldenVector.Numbers(first.Detect(frame)));
    }

    [Fact]
    public void LogitsThatNoMemoryHoldsAreRefusedBeforeTheEngineIsTaken()
    {
        BuiltLibrary.Require();
        DupNetModel wide = DupNetModel.Load(ModelWriter.Write(RandomModel.Create(
            new Random(1), "wide head", 1, 32, 1024, [new RandomModel.Row(0, 1020, Kernel: 1, Padding: 0, OutputBits: 0)], 29)));
        NativeEngine engine = new();
        DetectorSettings settings = new(wide) { InputWidth = 1024, InputHeight = 1024, KeepLogits = true };
        Assert.Throws<ArgumentException>(() => new Detector(wide, settings, engine));
        Assert.Equal(0, engine.BufferBytes);
        Assert.Same(engine, new Detector(wide, new DetectorSettings(wide) { InputWidth = 32, InputHeight = 32 }, engine).Engine);
    }

    /// <summary>Detectors that take turns in one memory, which moves; frames that are parts of others.</summary>
    [Fact]
    public void SeveralInputsFindInPartsWhatTheManagedOnesFind()
    {
        BuiltLibrary.Require();
        int boxes = 0;
        Gen.Select(TestModels.Any, Gen.Int).Sample(
            (spec, seed) =>
            {
                Random random = new(seed);
                DupNetModel model = DupNetModel.Load(ModelWriter.Write(spec));
                DetectorSettings settings = RandomSettings.Next(random, model);
                settings.AddInput(TestModels.Side(random, model), TestModels.Side(random, model));
                settings.AddInput(TestModels.Side(random, model), TestModels.Side(random, model));
                Detector managed = new(model, settings);
                Detector native = new(model, settings, new NativeEngine());
                for (int i = 0; i < 6; i++)
                {
                    Frame frame = RandomFrames.Next(random);
                    Frame part = new(frame);
                    int x = 2 * random.Next((frame.Width + 1) / 2);
                    int y = random.Next(frame.Height);
                    int width = frame.Width - x;
                    part.ShowPart(frame, x, y, width, random.Next(1, frame.Height - y + 1));
                    int input = random.Next(3);
                    int[][] wanted = GoldenVector.Numbers(managed.Detect(part, input));
                    Assert.Equal(wanted, GoldenVector.Numbers(native.Detect(part, input)));
                    boxes += wanted.Length;
                    GC.Collect(1, GCCollectionMode.Forced, blocking: true, compacting: true);
                }
            },
            iter: 40,
            threads: 1);
        Assert.True(boxes > 100, $"only {boxes} boxes were compared");
    }

    [Fact]
    public void AnUnpreparedEngineRefusesFrames()
        => Assert.Throws<InvalidOperationException>(() => new NativeEngine().Detect(RandomFrames.Next(new Random(1)), 0, null!, null!));
}
