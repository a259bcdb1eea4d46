using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using DupNet.Embedded;
using DupNet.Embedded.Native;
using DupNet.Embedded.Networks;
using DupNet.Embedded.Tests;
using DupNet.Golden;
using DupNet.NativeCore;
using DupNet.Packing;
using Xunit;

namespace DupNet.Native.Tests;

/// <summary>The native core against the managed runtime, bit for bit.</summary>
public class NativeCoreTests
{
    private const int TooLargeError = -29;
    private const int KernelsError = -30;
    private const int ManyOperationsError = -33;
    private const int MuchMemoryError = -34;

    public static TheoryData<PixelFormat> Formats => [.. Enum.GetValues<PixelFormat>()];

    [Theory]
    [InlineData(NativeKernels.Lanes)]
    [InlineData(NativeKernels.Planes16)]
    [InlineData(NativeKernels.Planes32)]
    public void LogitsAreTheManagedOnesForAnyLayerTable(NativeKernels kernels)
    {
        BuiltLibrary.Require();
        RequireKernels(kernels);
        Gen.Select(TestModels.Any, Gen.Int).Sample(
            (spec, seed) =>
            {
                Random random = new(seed);
                byte[] file = ModelWriter.Write(spec);
                DupNetModel model = DupNetModel.Load(file);
                int width = TestModels.Side(random, model);
                int height = TestModels.Side(random, model);
                byte[] image = TestModels.Image(random, model, width, height);
                Network network = new(new NetworkPlan(model, width, height));
                network.Run(new MemoryImage(image, width * model.InputChannels));

                using NativeDetector native = new(file, new DetectorSettings(model) { InputWidth = width, InputHeight = height }, kernels);
                Assert.Equal(0, native.Error);
                native.Run(image);
                Assert.Equal(network.Logits, native.Logits);

                // Once more on the same memory: nothing of the first run is left over.
                native.Run(image);
                Assert.Equal(network.Logits, native.Logits);
            },
            iter: 100);
    }

    [Theory]
    [InlineData(NativeKernels.Lanes)]
    [InlineData(NativeKernels.Fastest)]
    public void BoxesAreTheManagedOnesForAnyFrame(NativeKernels kernels)
    {
        BuiltLibrary.Require();
        int boxes = 0;
        HashSet<PixelFormat> formats = [];
        Gen.Select(TestModels.Any, Gen.Int).Sample(
            (spec, seed) =>
            {
                Random random = new(seed);
                byte[] file = ModelWriter.Write(spec);
                DupNetModel model = DupNetModel.Load(file);
                DetectorSettings settings = RandomSettings.Next(random, model);
                Detector managed = new(model, settings);
                using NativeDetector native = new(file, settings, kernels);
                Assert.Equal(0, native.Error);
                for (int i = 0; i < 3; i++)
                {
                    Frame frame = RandomFrames.Next(random);
                    int[][] wanted = GoldenVector.Numbers(managed.Detect(frame));
                    Assert.Equal(wanted, native.Find(frame));
                    boxes += wanted.Length;
                    formats.Add(frame.Format);
                }
            },
            iter: 120,
            threads: 1);
        Assert.True(boxes > 200, $"only {boxes} boxes were compared");
        Assert.Equal(Enum.GetValues<PixelFormat>(), formats.Order());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void FramesInStepWithTheInputAreReadAsByTheManagedSampler(PixelFormat format)
    {
        // Once, twice and four times the input: loops of their own on either side.
        BuiltLibrary.Require();
        PixelLayout layout = PixelLayout.Of(format);
        Random random = new((int)format);
        foreach (ModelSpec spec in GoldenModels.OfFormats)
        {
            byte[] file = ModelWriter.Write(spec);
            DupNetModel model = DupNetModel.Load(file);
            for (int side = model.SmallestSide; side <= model.LargestSide; side += model.Stride)
            {
                foreach (int factor in (int[])[1, 2, 4])
                {
                    DetectorSettings settings = new(model) { InputWidth = side, InputHeight = side, SampleGrid = factor, KeepLogits = true };
                    Frame frame = RandomFrames.Noise(random, layout, factor * side, factor * side);
                    Detector managed = new(model, settings);
                    Detector native = new(model, settings, new NativeEngine());
                    Assert.Equal(GoldenVector.Numbers(managed.Detect(frame)), GoldenVector.Numbers(native.Detect(frame)));
                    Assert.Equal(managed.Logits, native.Logits);
                }
            }
        }
    }

    [Fact]
    public void MergedBoxesAreTheManagedOnes()
    {
        BuiltLibrary.Require();
        byte[] file = ModelWriter.Write(GoldenModels.Crowd);
        DupNetModel model = DupNetModel.Load(file);
        int merged = 0;
        Gen.Int.Sample(
            seed =>
            {
                Random random = new(seed);
                DetectorSettings settings = RandomSettings.Next(random, model);
                Frame frame = RandomFrames.Next(random);
                settings.MergeBoxes = false;
                int[][] plain = GoldenVector.Numbers(new Detector(model, settings).Detect(frame));
                settings.MergeBoxes = true;
                int[][] wanted = GoldenVector.Numbers(new Detector(model, settings).Detect(frame));
                using NativeDetector native = new(file, settings);
                Assert.Equal(wanted, native.Find(frame));
                merged += wanted.Zip(plain).Count(pair => !pair.First.SequenceEqual(pair.Second));
            },
            iter: 300,
            threads: 1);
        Assert.True(merged > 300, $"only {merged} boxes were merged");
    }

    [Fact]
    public void AnAlteredModelIsRefusedAsByTheManagedReader()
    {
        BuiltLibrary.Require();
        int refused = 0;
        int accepted = 0;
        Gen.Select(TestModels.Any, Gen.Int).Sample(
            (spec, seed) =>
            {
                Random random = new(seed);
                byte[] file = ModelWriter.Write(spec);
                Assert.Equal((0, 0), NativeDetector.Check(file));
                for (int i = 0; i < 40; i++)
                {
                    byte[] altered = (byte[])file.Clone();
                    for (int change = random.Next(1, 3); change > 0; change--)
                    {
                        // Mostly the header and the layer table, where every byte has a meaning.
                        int at = random.Next(random.Next(4) == 0 ? file.Length : Math.Min(file.Length, 64 + (32 * spec.Layers.Count) + 12));
                        altered[at] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)(altered[at] + random.Next(-2, 3));
                    }

                    if (random.Next(8) == 0)
                    {
                        Array.Resize(ref altered, Math.Max(16, altered.Length + random.Next(-20, 5)));
                    }

                    if (random.Next(8) != 0)
                    {
                        ModelWriter.Seal(altered);
                    }

                    (int Error, int Offset) wanted = (0, 0);
                    try
                    {
                        DupNetModel.Load(altered);
                        accepted++;
                    }
                    catch (ModelException refusal)
                    {
                        wanted = (-1 - (int)refusal.Error, refusal.Offset);
                        refused++;
                    }

                    Assert.Equal(wanted, NativeDetector.Check(altered));
                }
            },
            iter: 100,
            threads: 1);
        Assert.True(refused > 500 && accepted > 50, $"{refused} refused, {accepted} accepted");
    }

    [Theory]
    [InlineData(48, 48)]
    [InlineData(44, 44)]
    [InlineData(56, 48)]
    public void NamesAndAnchorsBehindTheWeightsOffsetAreRefusedAsByTheManagedReader(int altered, int refused)
    {
        BuiltLibrary.Require();
        byte[] file = ModelWriter.Write(GoldenModels.All[0]);
        int weights = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(56));

        // The names again behind all else; anchors where the weights start; weights that start within the names.
        byte[] names = file[BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(48))..weights];
        int length = file.Length;
        byte[] longer = [.. file, .. names];
        BinaryPrimitives.WriteInt32LittleEndian(longer.AsSpan(8), longer.Length);
        BinaryPrimitives.WriteInt32LittleEndian(longer.AsSpan(altered), altered == 48 ? length : altered == 44 ? weights : weights - 4);
        ModelWriter.Seal(longer);
        ModelException refusal = Assert.Throws<ModelException>(() => DupNetModel.Load(longer));
        Assert.Equal((ModelError.SectionOutOfRange, refused), (refusal.Error, refusal.Offset));
        Assert.Equal((-1 - (int)refusal.Error, refused), NativeDetector.Check(longer));
    }

    [Fact]
    public void SettingsThatTheManagedDetectorRefusesAreRefused()
    {
        BuiltLibrary.Require();
        byte[] file = ModelWriter.Write(GoldenModels.All[0]);
        DupNetModel model = DupNetModel.Load(file);
        (DetectorSettings Settings, int Error)[] wrong =
        [
            (new(model) { InputWidth = 33 }, -21),
            (new(model) { InputHeight = model.LargestSide + model.Stride }, -22),
            (new(model) { SampleGrid = 3 }, -23),
            (new(model) { Fit = (FitMode)9 }, -24),
            (new(model) { ScoreThreshold = 1.1f }, -25),
            (new(model) { OverlapThreshold = 1.1f }, -26),
            (new(model) { MaxCandidates = 0 }, -27),
            (new(model) { MaxDetections = 65 }, -28),
        ];
        foreach ((DetectorSettings settings, int error) in wrong)
        {
            Assert.Throws<ArgumentException>(() => new Detector(model, settings));
            using NativeDetector native = new(file, settings);
            Assert.Equal(error, native.Error);
        }
    }

    [Theory]
    [InlineData(1, 1024)]
    [InlineData(2, 1025)]
    public void LogitsOf32BitsOfBytesAreRefused(int kernel, int columns)
    {
        BuiltLibrary.Require();

        // 4 * 1024 * 1024 * 1024 logit bytes are 2^32, those of a column and a row more are above; at the default size they are few.
        ModelSpec spec = RandomModel.Create(
            new Random(1), "wide head", 3, 32, 1024, [new RandomModel.Row(0, 1024, Kernel: kernel, Padding: kernel - 1, OutputBits: 0)], 27);
        byte[] file = ModelWriter.Write(spec);
        DupNetModel model = DupNetModel.Load(file);
        DetectorSettings settings = new(model) { InputWidth = 1024, InputHeight = 1024 };
        Assert.Equal(columns, model.Layers[0].ConvolvedSide(1024));
        Assert.Throws<ArgumentException>(() => new Detector(model, settings));
        using NativeDetector native = new(file, settings);
        Assert.Equal(TooLargeError, native.Error);
        Assert.Throws<ArgumentException>(() => new Detector(model, settings, new NativeEngine()));
    }

    [Fact]
    public void KernelsOfNoNumberAreRefused()
    {
        BuiltLibrary.Require();
        byte[] file = ModelWriter.Write(GoldenModels.All[0]);
        using NativeDetector native = new(file, new DetectorSettings(DupNetModel.Load(file)), (NativeKernels)5);
        Assert.Equal(KernelsError, native.Error);
    }

    private static void RequireKernels(NativeKernels kernels)
    {
        byte[] file = ModelWriter.Write(GoldenModels.All[0]);
        using NativeDetector native = new(file, new DetectorSettings(DupNetModel.Load(file)), kernels);
        Assert.SkipWhen(native.Error == KernelsError, $"this processor, or the library as it was built, has no {kernels}");
    }

    [Fact]
    public void WhatIsAboveABudgetIsRefusedAsByTheManagedSide()
    {
        BuiltLibrary.Require();
        int refused = 0;
        Gen.Select(TestModels.Any, Gen.Int).Sample(
            (spec, seed) =>
            {
                // The native core takes 2^20 operations as one. Its detector has other buffers than the managed one.
                Random random = new(seed);
                byte[] file = ModelWriter.Write(spec);
                DupNetModel model = DupNetModel.Load(file);
                DetectorSettings settings = new(model) { InputWidth = TestModels.Side(random, model), InputHeight = TestModels.Side(random, model) };
                FrameCost cost = FrameCost.Of(model, settings.InputWidth, settings.InputHeight);
                using NativeDetector free = new(file, settings, NativeKernels.Lanes, new ModelBudget(long.MaxValue, int.MaxValue));
                Assert.Equal(0, free.Error);
                int bytes = (random.Next(3) == 0 ? free.Bytes : (int)cost.MapBytes) - random.Next(2);
                ModelBudget budget = new((long)random.Next(1, 12) << 20, random.Next(4) == 0 ? 1 << 28 : int.Max(1, bytes));
                using NativeDetector native = new(file, settings, NativeKernels.Lanes, budget);
                int wanted = cost.Operations > budget.Operations ? ManyOperationsError
                    : int.Max((int)cost.MapBytes, free.Bytes) > budget.Bytes ? MuchMemoryError
                    : 0;
                Assert.Equal((wanted, wanted == 0 ? free.Bytes : 0), (native.Error, native.Bytes));
                refused += native.Error == 0 ? 0 : 1;
            },
            iter: 150);
        Assert.InRange(refused, 30, 149);
    }

    [Fact]
    public void TheCoreAsksForNoMemoryOfAModelAboveTheBudget()
    {
        BuiltLibrary.Require();
        ModelBudget all = new(long.MaxValue, int.MaxValue);
        foreach ((byte[] file, int error) in new[] { (RepeatedLayer.ForHours(), ManyOperationsError), (RepeatedLayer.OfManyLogits(), MuchMemoryError) })
        {
            // Read by the managed side, for its settings, and well-formed for the native one.
            Assert.Equal((0, 0), NativeDetector.Check(file));
            using NativeDetector native = new(file, new DetectorSettings(DupNetModel.Load(file, all)));
            Assert.Equal((error, 0), (native.Error, native.Bytes));
        }
    }

    [Fact]
    public void AnEngineKeepsToTheBudgetOfItsModel()
    {
        BuiltLibrary.Require();
        byte[] file = ModelWriter.Write(GoldenModels.All[0]);
        DetectorSettings settings = new(DupNetModel.Load(file));
        long operations = FrameCost.Of(DupNetModel.Load(file), settings.InputWidth, settings.InputHeight).Operations;

        // Maps of the managed plan fit, the native core's detector does not.
        DupNetModel tight = DupNetModel.Load(file, new ModelBudget(operations, 40_000));
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(
            () => new Detector(tight, new DetectorSettings(tight) { MaxCandidates = 4096 }, new NativeEngine()));
        Assert.Contains("the maps or the detector take more bytes than the budget allows", refusal.Message, StringComparison.Ordinal);
    }
}
