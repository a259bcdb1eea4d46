using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Golden;
using DupNet.NativeCore;

namespace DupNet.Fuzzing.Targets;

/// <summary>
/// A frame and some settings: refused by managed and native code alike, or boxes within the frame, the same ones by both. An input is a byte
/// for the model, six numbers of 32 bits for the frame, a byte for the settings, and the frame's buffer.
/// </summary>
internal sealed class FrameTarget() : FuzzTarget("frame")
{
    private const int Numbers = 6;
    private const int HeadBytes = 2 + (4 * Numbers);
    private const int Side = 40;

    private static readonly DupNetModel[] s_models = [.. SeedFiles.Models.Select(static file => DupNetModel.Load(file))];

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. Enum.GetValues<PixelFormat>().SelectMany(static format => Enumerable.Range(0, SeedFiles.Models.Count).Select(model => Seed(model, format))),
    ];

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input)
    {
        input[0] = (byte)random.Next(256);
        input[HeadBytes - 1] = (byte)random.Next(256);
        random.NextBytes(input.AsSpan(HeadBytes));
        for (int changes = random.Next(4); changes > 0; changes--)
        {
            Span<byte> number = input.AsSpan(1 + (4 * random.Next(Numbers)), 4);
            int value = BinaryPrimitives.ReadInt32LittleEndian(number);
            BinaryPrimitives.WriteInt32LittleEndian(number, random.Next(3) switch { 0 => value + random.Next(-3, 4), 1 => random.Next(100), _ => random.Next() - (random.Next(2) << 30) });
        }

        return random.Next(6) == 0 ? input[..(HeadBytes + random.Next(input.Length - HeadBytes))] : input;
    }

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        if (input.Length < HeadBytes)
        {
            return false;
        }

        int which = input[0] % s_models.Length;
        DupNetModel model = s_models[which];
        int[] n = [.. Enumerable.Range(0, Numbers).Select(i => BinaryPrimitives.ReadInt32LittleEndian(input.AsSpan(1 + (4 * i))))];
        byte[] buffer = input[HeadBytes..];
        byte choices = input[HeadBytes - 1];
        var settings = new DetectorSettings(model)
        {
            InputWidth = model.SmallestSide,
            InputHeight = model.SmallestSide,
            Fit = (FitMode)(choices & 1),
            SampleGrid = 1 << ((choices >> 1) % 3),
            ScoreThreshold = 0.3f,
            MergeBoxes = (choices & 8) != 0,
            StretchContrast = (choices & 16) != 0,
        };
        int[][]? boxes = Managed(model, settings, buffer, n, out Frame? frame);
        if (frame is not null)
        {
            Require(boxes!.All(box => IsWithin(box, frame)), "boxes lie within the frame");
        }

        if (frame is not null && NativeLibraryFile.IsBuilt)
        {
            using var native = new NativeDetector(SeedFiles.Models[which], settings);
            int[][] found = native.Find(frame);
            Require(found.Length == boxes!.Length && found.Zip(boxes).All(static pair => pair.First.SequenceEqual(pair.Second)), "the native core finds the same boxes");
        }

        return frame is not null;
    }

    private static int[][]? Managed(DupNetModel model, DetectorSettings settings, byte[] buffer, int[] n, out Frame? frame)
    {
        frame = null;
        try
        {
            frame = new Frame(buffer, n[0], n[1], (PixelFormat)n[3]) { Stride = n[2], Rotation = (Rotation)n[4], Mirror = (n[5] & 1) != 0 };
        }
        catch (ArgumentException)
        {
            return null;
        }

        return GoldenVector.Numbers(new Detector(model, settings).Detect(frame));
    }

    private static bool IsWithin(int[] box, Frame frame)
        => box[0] >= 0 && box[0] < box[2] && box[2] <= 16 * frame.Width && box[1] >= 0 && box[1] < box[3] && box[3] <= 16 * frame.Height;

    private static byte[] Seed(int model, PixelFormat format)
    {
        int stride = Side * PixelLayout.Of(format).BytesPerPixel;
        byte[] seed = new byte[HeadBytes + (stride * Side)];
        seed[0] = (byte)model;
        int[] numbers = [Side, Side, stride, (int)format, 0, 0];
        for (int i = 0; i < Numbers; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(seed.AsSpan(1 + (4 * i)), numbers[i]);
        }

        return seed;
    }
}
