using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using CsCheck;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;
using DupNet.Packing;
using Xunit;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Embedded.Tests;

/// <summary>Whole detections against the reference network with a decoder in floating point.</summary>
public class DetectorTests
{
    private sealed record Box(double Left, double Top, double Right, double Bottom, double Score, int Class)
    {
        public double Area => (Right - Left) * (Bottom - Top);
    }

    private static ModelSpec Sample { get; } = RandomModel.Create(
        new Random(5),
        "sample",
        3,
        32,
        96,
        [
            new Row(0, 8, Stride: 2, InputDuplication: 3),
            new Row(1, 16, Pool: 2, InputDuplication: 2),
            new Row(2, 24, Pool: 2),
            new Row(3, 32, WeightDuplication: 4),
            new Row(4, 10, Kernel: 1, Padding: 0, InputDuplication: 2, OutputBits: 0),
            new Row(2, 5, Kernel: 1, Padding: 0, OutputBits: 0),
        ]);

    [Fact]
    public void BoxesEqualThoseOfTheReferenceInFloatingPoint()
    {
        int found = 0;
        Gen.Select(TestModels.Any, Gen.Int).Sample(
            (spec, seed) =>
            {
                (Random random, DupNetModel model, int width, int height, byte[] image) = TestModels.Draw(spec, seed);
                DetectorSettings settings = new(model)
                {
                    InputWidth = width,
                    InputHeight = height,
                    ScoreThreshold = 0.5f + (0.3f * random.NextSingle()),
                    OverlapThreshold = 1f,
                    MaxCandidates = 4096,
                    MaxDetections = 4096,
                };
                Detector detector = new(model, settings);
                PixelFormat format = model.InputChannels == 1 ? PixelFormat.Gray8 : PixelFormat.Rgb888;
                DetectionList list = detector.Detect(new Frame(image, width, height, format));

                List<Box> wanted = Decode(model, new ReferenceNetwork(model, width, height).Run(image), width, height, settings.ScoreThreshold);
                for (int i = 0; i < list.Count; i++)
                {
                    Detection detection = list[i];
                    Assert.True(i == 0 || list[i - 1].Score >= detection.Score);
                    Assert.Contains(wanted, box => IsSame(box, detection));
                    found++;
                }

                // None is missing, but for those at the threshold, those with next to nothing on the frame, and those that a full
                // list has no room for.
                List<Detection> all = [.. Enumerable.Range(0, list.Count).Select(i => list[i])];
                foreach (Box box in wanted)
                {
                    bool doubtful = wanted.Count >= settings.MaxCandidates || box.Score < settings.ScoreThreshold + 2e-4 || box.Right - box.Left < 1 || box.Bottom - box.Top < 1;
                    Assert.True(doubtful || all.Exists(detection => IsSame(box, detection)));
                }

                Assert.InRange(list.Count, 0, wanted.Count);
            },
            iter: 60);
        Assert.True(found > 200, $"only {found} boxes");
    }

    [Fact]
    public void SuppressionOnlyRemovesAndTheMostAreTheBest()
    {
        DupNetModel model = TestModels.Load(Sample);
        byte[] pixels = new byte[96 * 64 * 3];
        new Random(11).NextBytes(pixels);
        Frame frame = new(pixels, 96, 64, PixelFormat.Rgb888);
        List<Box> all = Find(model, frame, 1f, 2048);
        int last = 0;
        foreach (float overlap in new[] { 0f, 0.3f, 0.6f, 1f })
        {
            List<Box> kept = Find(model, frame, overlap, 2048);
            Assert.True(kept.Count > last);
            last = kept.Count;
            Assert.Equal(all[0], kept[0]);
            Assert.Subset(all.ToHashSet(), kept.ToHashSet());
            Assert.Equal(kept.Take(5), Find(model, frame, overlap, 5));
        }

        Assert.Equal(all, Find(model, frame, 1f, 2048));
    }

    [Fact]
    public void MergingMovesBoxesAndRaisesScores()
    {
        DupNetModel model = TestModels.Load(Sample);
        byte[] pixels = new byte[96 * 64 * 3];
        new Random(11).NextBytes(pixels);
        Frame frame = new(pixels, 96, 64, PixelFormat.Rgb888);
        List<Box> best = Find(model, frame, 0.3f, 2048);
        List<Box> merged = Find(model, frame, 0.3f, 2048, merge: true);
        Assert.Equal(best.Count, merged.Count);
        Assert.NotEqual(best, merged);
        Assert.Equal(merged.OrderByDescending(box => box.Score), merged);
        Assert.All(best.Zip(merged), pair => Assert.True(pair.First.Score <= pair.Second.Score));
        Assert.True(best.Sum(box => box.Score) < merged.Sum(box => box.Score));
        Assert.Subset(merged.ToHashSet(), Find(model, frame, 0.3f, 5, merge: true).ToHashSet());
    }

    [Theory]
    [InlineData(Rotation.None, false)]
    [InlineData(Rotation.None, true)]
    [InlineData(Rotation.Clockwise90, false)]
    [InlineData(Rotation.Clockwise90, true)]
    [InlineData(Rotation.Clockwise180, false)]
    [InlineData(Rotation.Clockwise180, true)]
    [InlineData(Rotation.Clockwise270, false)]
    [InlineData(Rotation.Clockwise270, true)]
    public void BoxesLieInThePixelsOfTheBuffer(Rotation rotation, bool mirror)
    {
        DupNetModel model = TestModels.Load(Sample);
        const int Width = 120;
        const int Height = 80;
        byte[] upright = new byte[Width * Height * 3];
        new Random(17).NextBytes(upright);
        List<Box> wanted = Find(model, new Frame(upright, Width, Height, PixelFormat.Rgb888), 0.5f, 50);
        Assert.NotEmpty(wanted);

        // Puts each upright pixel where a camera that stands so would have put it.
        bool sideways = rotation is Rotation.Clockwise90 or Rotation.Clockwise270;
        int bufferWidth = sideways ? Height : Width;
        int bufferHeight = sideways ? Width : Height;
        (double X, double Y) ToBuffer(double x, double y)
        {
            double u = mirror ? Width - x : x;
            return rotation switch
            {
                Rotation.None => (u, y),
                Rotation.Clockwise90 => (y, Width - u),
                Rotation.Clockwise180 => (Width - u, Height - y),
                _ => (Height - y, u),
            };
        }

        byte[] buffer = new byte[upright.Length];
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                (double bx, double by) = ToBuffer(x + 0.5, y + 0.5);
                Array.Copy(upright, ((y * Width) + x) * 3, buffer, (((int)by * bufferWidth) + (int)bx) * 3, 3);
            }
        }

        List<Box> found = Find(model, new Frame(buffer, bufferWidth, bufferHeight, PixelFormat.Rgb888) { Rotation = rotation, Mirror = mirror }, 0.5f, 50);
        Assert.Equal(wanted.Count, found.Count);
        for (int i = 0; i < found.Count; i++)
        {
            (double x0, double y0) = ToBuffer(wanted[i].Left, wanted[i].Top);
            (double x1, double y1) = ToBuffer(wanted[i].Right, wanted[i].Bottom);
            Assert.Equal(Math.Min(x0, x1), found[i].Left, 0.001);
            Assert.Equal(Math.Min(y0, y1), found[i].Top, 0.001);
            Assert.Equal(Math.Max(x0, x1), found[i].Right, 0.001);
            Assert.Equal(Math.Max(y0, y1), found[i].Bottom, 0.001);
            Assert.Equal(wanted[i].Score, found[i].Score);
        }
    }

    [Fact]
    public void DetectingAllocatesNothing()
    {
        DupNetModel model = TestModels.Load(Sample);
        Detector detector = new(model, new DetectorSettings(model) { ScoreThreshold = 0.3f, OverlapThreshold = 0.2f });
        byte[] pixels = new byte[64 * 48 * 3];
        new Random(1).NextBytes(pixels);
        Frame[] frames =
        [
            new(pixels, 64, 48, PixelFormat.Rgb888),
            new(pixels, 64, 48, PixelFormat.Gray8) { Rotation = Rotation.Clockwise90 },
            new(pixels, 64, 48, PixelFormat.Yuv422) { Mirror = true },
            new(pixels, 64, 48, PixelFormat.Rgb565BigEndian),
        ];
        int found = 0;
        foreach (Frame frame in frames)
        {
            found += detector.Detect(frame).Count;
        }

        Assert.True(found > 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 3; i++)
        {
            foreach (Frame frame in frames)
            {
                detector.Detect(frame);
            }
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void ACancelledDetectIsEmptyAndTheNextOneStartsAnew()
    {
        DupNetModel model = TestModels.Load(Sample);
        byte[] pixels = new byte[96 * 64 * 3];
        new Random(5).NextBytes(pixels);
        Frame frame = new(pixels, 96, 64, PixelFormat.Rgb888);
        DetectorSettings settings = new(model) { KeepLogits = true };
        Detector fresh = new(model, settings);
        int bands = 0;
        fresh.BandCallback = () => ++bands > 0;
        int wanted = fresh.Detect(frame).Count;
        Assert.False(fresh.WasCancelled);
        Assert.True(bands > 10, $"only {bands} calls");

        Detector detector = new(model, settings);
        for (int stop = 1; stop <= bands; stop++)
        {
            int left = stop;
            detector.BandCallback = () => --left > 0;
            Assert.Equal(0, detector.Detect(frame).Count);
            Assert.True(detector.WasCancelled);

            detector.BandCallback = null;
            Assert.Equal(wanted, detector.Detect(frame).Count);
            Assert.False(detector.WasCancelled);
            Assert.Equal(fresh.Logits, detector.Logits);
        }
    }

    /// <summary>The frame in work is found as if nobody had tried, and the refusal leaves by the callback if it does not catch it.</summary>
    [Fact]
    public void TheCallbackMayNotDetect()
    {
        DupNetModel model = TestModels.Load(Sample);
        byte[] pixels = new byte[96 * 64 * 3];
        new Random(5).NextBytes(pixels);
        Frame frame = new(pixels, 96, 64, PixelFormat.Rgb888);
        Frame other = new(new byte[96 * 64 * 3], 96, 64, PixelFormat.Rgb888);
        DetectorSettings settings = new(model) { KeepLogits = true };
        Detector fresh = new(model, settings);
        int wanted = fresh.Detect(frame).Count;
        ManagedEngine engine = new();
        Detector detector = new(model, settings, engine);
        int refused = 0;
        detector.BandCallback = () =>
        {
            Assert.Contains("is at work", Assert.Throws<InvalidOperationException>(() => detector.Detect(other)).Message, StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => engine.Network.Run(new MemoryImage(pixels, 96)));
            return ++refused > 0;
        };
        Assert.Equal(wanted, detector.Detect(frame).Count);
        Assert.Equal(fresh.Logits, detector.Logits);
        Assert.True(refused > 10);

        detector.BandCallback = () => detector.Detect(other).Count >= 0;
        Assert.Throws<InvalidOperationException>(() => detector.Detect(frame));
        detector.BandCallback = null;
        Assert.Equal(wanted, detector.Detect(frame).Count);
        Assert.Equal(fresh.Logits, detector.Logits);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void AFrameIsNotHeldBetweenDetections(bool cancelled, bool failed)
    {
        Detector detector = new(TestModels.Load(Sample))
        {
            BandCallback = () => failed ? throw new InvalidOperationException() : !cancelled,
        };
        WeakReference buffer = DetectOnce(detector);
        GC.Collect();
        Assert.False(buffer.IsAlive);
        GC.KeepAlive(detector);
    }

    /// <summary>Out of line, so that no local of the test holds the buffer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference DetectOnce(Detector detector)
    {
        byte[] pixels = new byte[64 * 48];
        try
        {
            detector.Detect(new Frame(pixels, 64, 48, PixelFormat.Gray8));
        }
        catch (InvalidOperationException)
        {
        }

        return new WeakReference(pixels);
    }

    [Fact]
    public void BufferBytesIsWhatADetectorHolds()
    {
        TestModels.Any.Sample(
            spec =>
            {
                DupNetModel model = TestModels.Load(spec);
                DetectorSettings settings = new(model) { MaxCandidates = 30, MaxDetections = 20, SampleGrid = 4 };
                long held = ArrayBytes(new Detector(model, settings), new HashSet<object>(ReferenceEqualityComparer.Instance) { model, model.Data });

                // Detections are objects, here as large as they are here: leave out what is counted for them and their references.
                Assert.Equal(Detector.BufferBytes(model, settings) - ((12 + 84) * 20), held);
            },
            iter: 30);
    }

    [Fact]
    public void WrongSettingsAreRefused()
    {
        DupNetModel model = TestModels.Load(Sample);
        DetectorSettings[] wrong =
        [
            new(model) { InputWidth = 33 },
            new(model) { InputHeight = 104 },
            new(model) { InputWidth = 24 },
            new(model) { SampleGrid = 3 },
            new(model) { Fit = (FitMode)9 },
            new(model) { ScoreThreshold = -0.1f },
            new(model) { ScoreThreshold = float.NaN },
            new(model) { OverlapThreshold = 1.1f },
            new(model) { MaxCandidates = 0 },
            new(model) { MaxDetections = 65 },
        ];
        foreach (DetectorSettings settings in wrong)
        {
            Assert.Throws<ArgumentException>(() => new Detector(model, settings));
            Assert.Throws<ArgumentException>(() => Detector.BufferBytes(model, settings));
        }

        Assert.Throws<ArgumentNullException>(() => new Detector(null!));
        Assert.Throws<ArgumentNullException>(() => new Detector(model, null!));
        Assert.Throws<ArgumentNullException>(() => new Detector(model).Detect(null!));
    }

    private static long ArrayBytes(object value, HashSet<object> seen)
    {
        if (!seen.Add(value))
        {
            return 0;
        }

        if (value is Array array)
        {
            Type element = array.GetType().GetElementType()!;
            if (element.IsPrimitive)
            {
                // Blocks are many and small: their heads count, too.
                return Buffer.ByteLength(array) + (array is ulong[] { Length: 16 } ? 12 : 0);
            }

            long items = array is ulong[][] ? 12L * array.Length : 0;
            return items + ((IEnumerable)array).Cast<object>().Where(item => item is not (null or LayerPlan)).Sum(item => ArrayBytes(item, seen));
        }

        const BindingFlags Fields = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        return value.GetType().GetFields(Fields)
            .Where(field => !field.FieldType.IsValueType && field.FieldType != typeof(string))
            .Select(field => field.GetValue(value))
            .OfType<object>()
            .Sum(item => ArrayBytes(item, seen));
    }

    private static List<Box> Find(DupNetModel model, Frame frame, float overlap, int most, bool merge = false)
    {
        Detector detector = new(model, new DetectorSettings(model)
        {
            InputWidth = 96,
            InputHeight = 64,
            ScoreThreshold = 0.3f,
            OverlapThreshold = overlap,
            MergeBoxes = merge,
            MaxCandidates = 2048,
            MaxDetections = most,
        });
        DetectionList list = detector.Detect(frame);
        return Enumerable.Range(0, list.Count).Select(i => list[i])
            .Select(d => new Box(d.X, d.Y, d.X + d.Width, d.Y + d.Height, d.Score, d.ClassIndex)).ToList();
    }

    private static bool IsSame(Box box, Detection detection)
    {
        double tolerance = 0.2 + (0.003 * (box.Right - box.Left + box.Bottom - box.Top));
        return Math.Abs(box.Left - detection.X) < tolerance
            && Math.Abs(box.Top - detection.Y) < tolerance
            && Math.Abs(box.Right - detection.X - detection.Width) < tolerance
            && Math.Abs(box.Bottom - detection.Y - detection.Height) < tolerance
            && Math.Abs(box.Score - detection.Score) < 2e-4
            && box.Class == detection.ClassIndex;
    }

    /// <summary>models/FORMAT.md, section 5, in doubles; boxes clipped to the input.</summary>
    private static List<Box> Decode(DupNetModel model, int[] logits, int width, int height, double threshold)
    {
        List<Box> boxes = [];
        NetworkPlan plan = new(model, width, height);
        foreach (LayerPlan head in plan.Layers.Where(layer => layer.Layer.IsHead))
        {
            for (int row = 0; row < head.Height; row++)
            {
                for (int column = 0; column < head.Width; column++)
                {
                    for (int a = 0; a < head.Layer.AnchorCount; a++)
                    {
                        int outputs = head.Layer.ChannelsOut / head.Layer.AnchorCount;
                        double Logit(int i) => logits[head.FirstLogit + (((row * head.Width) + column) * head.Layer.ChannelsOut) + (a * outputs) + i] / 1024.0;
                        Anchor anchor = model.Anchors[head.Layer.FirstAnchor + a];
                        double score = Sigmoid(Logit(4));
                        int label = 0;
                        if (outputs > 5)
                        {
                            label = Enumerable.Range(0, outputs - 5).MaxBy(c => Logit(5 + c));
                            score *= Sigmoid(Logit(5 + label));
                        }

                        if (score < threshold - 2e-4)
                        {
                            continue;
                        }

                        double g = head.Layer.CentreScale / 256.0;
                        double x = (column + 0.5 + (anchor.OffsetX / 256.0) + (g * (Sigmoid(Logit(0)) - 0.5))) * head.CellSize;
                        double y = (row + 0.5 + (anchor.OffsetY / 256.0) + (g * (Sigmoid(Logit(1)) - 0.5))) * head.CellSize;
                        double w = anchor.Width / 16.0 * Math.Exp(Math.Clamp(Logit(2), -4, 4));
                        double h = anchor.Height / 16.0 * Math.Exp(Math.Clamp(Logit(3), -4, 4));
                        boxes.Add(new Box(
                            Math.Clamp(x - (w / 2), 0, width),
                            Math.Clamp(y - (h / 2), 0, height),
                            Math.Clamp(x + (w / 2), 0, width),
                            Math.Clamp(y + (h / 2), 0, height),
                            score,
                            label));
                    }
                }
            }
        }

        return boxes;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
