using System;
using System.Buffers.Binary;
using System.IO.Hashing;
using DupNet.Embedded;

namespace DupNet.Cli.Soaking;

/// <summary>A frame and the settings of a detector, drawn at random, and what was found when they ran first.</summary>
/// <param name="model">The model.</param>
internal sealed class SoakInput(DupNetModel model)
{
    /// <summary>Longest side of a frame in pixels.</summary>
    public const int MostSide = 320;

    private const int MostBytesOfPixel = 3;
    private const int DarkBits = 57;
    private const int MostCandidates = 200;
    private const int NumbersOfBox = 6;

    /// <summary>For any frame: what is drawn anew takes no new memory.</summary>
    private readonly byte[] _pixels = new byte[MostSide * MostSide * MostBytesOfPixel];

    private DetectorSettings _settings = new(model);
    private Frame? _frame;
    private Detector? _detector;
    private uint? _found;

    /// <summary>Draws another frame and other settings.</summary>
    public void Draw(Random random)
    {
        int candidates = random.Next(1, MostCandidates);
        _settings = new DetectorSettings(model)
        {
            InputWidth = Side(random, model.DefaultWidth),
            InputHeight = Side(random, model.DefaultHeight),
            Fit = (FitMode)random.Next(Enum.GetValues<FitMode>().Length),
            SampleGrid = 1 << random.Next(3),
            ScoreThreshold = random.NextSingle(),
            OverlapThreshold = random.NextSingle(),
            MaxCandidates = candidates,
            MaxDetections = random.Next(1, candidates + 1),
            MergeBoxes = random.Next(2) == 0,
            StretchContrast = random.Next(2) == 0,
        };
        PixelFormat[] formats = Enum.GetValues<PixelFormat>();
        PixelLayout layout = PixelLayout.Of(formats[random.Next(formats.Length)]);
        int width = random.Next(1, (MostSide / layout.PixelsPerGroup) + 1) * layout.PixelsPerGroup;
        random.NextBytes(_pixels);
        int kept = random.Next(3) == 0 ? DarkBits : byte.MaxValue;
        for (int i = 0; kept != byte.MaxValue && i < _pixels.Length; i++)
        {
            _pixels[i] &= (byte)kept;
        }

        _frame = new Frame(_pixels, width, random.Next(1, MostSide + 1), layout.Format)
        {
            Rotation = (Rotation)random.Next(Enum.GetValues<Rotation>().Length),
            Mirror = random.Next(2) == 0,
        };
        _found = null;
        Forget();
    }

    /// <summary>Gives up the detector, which the next run makes anew.</summary>
    public void Forget() => _detector = null;

    /// <summary>Finds objects in the frame.</summary>
    /// <param name="makeEngine">Makes the engine of a detector; null for managed kernels.</param>
    /// <returns>Whether the input ran before, and whether the same was found then.</returns>
    public (bool Repeated, bool Same) Run(Func<IDetectionEngine?> makeEngine)
    {
        if (_detector is null)
        {
            _settings.KeepLogits = true;
            _detector = new Detector(model, _settings, makeEngine());
        }

        DetectionList list = _detector.Detect(_frame!);
        uint found = Checksum(list, _detector.Logits);
        bool repeated = _found is not null;
        bool same = !repeated || _found == found;
        _found ??= found;
        return (repeated, same);
    }

    /// <summary>Of boxes and logits, which tell more.</summary>
    private static uint Checksum(DetectionList list, int[] logits)
    {
        var crc = new Crc32();
        Span<byte> numbers = stackalloc byte[4 * NumbersOfBox];
        for (int i = 0; i < list.Count; i++)
        {
            Detection box = list[i];
            float[] values = [box.X, box.Y, box.Width, box.Height, box.Score, box.ClassIndex];
            for (int n = 0; n < NumbersOfBox; n++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(numbers[(4 * n)..], values[n]);
            }

            crc.Append(numbers);
        }

        crc.Append(System.Runtime.InteropServices.MemoryMarshal.AsBytes<int>(logits));
        return crc.GetCurrentHashAsUInt32();
    }

    /// <summary>A side that the model allows, up to twice its default.</summary>
    private int Side(Random random, int initial)
    {
        int most = Math.Min(model.LargestSide, 2 * initial);
        return random.Next(model.SmallestSide / model.Stride, (most / model.Stride) + 1) * model.Stride;
    }
}
