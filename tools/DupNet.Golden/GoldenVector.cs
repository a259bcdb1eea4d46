using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO.Hashing;
using System.Linq;
using System.Text;
using DupNet.Embedded;

namespace DupNet.Golden;

/// <summary>
/// Settings, a generated frame, and what the managed runtime finds in it. Text, a line each, numbers in decimal:
/// <code>
/// settings WIDTH HEIGHT FIT GRID SCORE OVERLAP CANDIDATES DETECTIONS        (or merging: boxes are merged)
/// frame WIDTH HEIGHT STRIDE FORMAT ROTATION MIRROR SEED                    (or dim: a dark frame, whose contrast is stretched)
/// logits CRC
/// box LEFT TOP RIGHT BOTTOM SCORE CLASS        (best first, any number)
/// </code>
/// Thresholds and scores are in 1/65536, edges in 1/16 pixel. The frame's bytes, gaps between rows included, are generated as
/// the input of a model's known answer is; of those of a dim frame only the bits of 57 are kept.
/// </summary>
public sealed record GoldenVector
{
    private const string SettingsWord = "settings";
    private const string MergingWord = "merging";
    private const string FrameWord = "frame";
    private const string DimWord = "dim";
    private const byte DimBits = 57;

    /// <summary>Input width and height in pixels, fit, grid, score and overlap threshold in 1/65536, candidates, detections.</summary>
    public required int[] Settings { get; init; }

    /// <summary>Whether suppressed boxes are merged into those that stay.</summary>
    public bool Merges { get; init; }

    /// <summary>Whether the frame is dark, and its contrast is stretched.</summary>
    public bool IsDim { get; init; }

    /// <summary>Frame width, height and stride, format, rotation, mirror, seed.</summary>
    public required int[] Frame { get; init; }

    /// <summary>CRC-32 of all logits of the network.</summary>
    public uint Logits { get; init; }

    /// <summary>For each box: left, top, right, bottom in 1/16 pixel, score in 1/65536, class.</summary>
    public IReadOnlyList<int[]> Boxes { get; init; } = [];

    /// <summary>Runs the managed runtime to get the vector's results.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The vector with its results.</returns>
    public GoldenVector WithResults(DupNetModel model)
    {
        DetectorSettings settings = SettingsFor(model);
        settings.KeepLogits = true;
        Detector detector = new(model, settings);
        DetectionList list = detector.Detect(MakeFrame());
        return this with
        {
            Logits = HashLogits(detector.Logits),
            Boxes = Numbers(list),
        };
    }

    /// <summary>Settings of the managed detector for this vector.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The settings.</returns>
    public DetectorSettings SettingsFor(DupNetModel model) => new(model)
    {
        InputWidth = Settings[0],
        InputHeight = Settings[1],
        Fit = (FitMode)Settings[2],
        SampleGrid = Settings[3],
        ScoreThreshold = Settings[4] / 65536f,
        OverlapThreshold = Settings[5] / 65536f,
        MaxCandidates = Settings[6],
        MaxDetections = Settings[7],
        MergeBoxes = Merges,
        StretchContrast = IsDim,
    };

    /// <summary>Generates the frame of this vector.</summary>
    /// <returns>The frame.</returns>
    public Frame MakeFrame() => new(FrameBytes(), Frame[0], Frame[1], (PixelFormat)Frame[3])
    {
        Stride = Frame[2],
        Rotation = (Rotation)Frame[4],
        Mirror = Frame[5] != 0,
    };

    /// <summary>Reads vectors from text, without their results.</summary>
    /// <param name="text">Lines in the form of a golden text file.</param>
    /// <returns>The vectors.</returns>
    public static IEnumerable<GoldenVector> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int[]? settings = null;
        bool merges = false;
        foreach (string line in text.Split('\n'))
        {
            string[] words = line.Split(' ');
            if (words[0] is SettingsWord or MergingWord)
            {
                settings = Numbers(words);
                merges = words[0] == MergingWord;
            }
            else if (words[0] is FrameWord or DimWord && settings != null)
            {
                yield return new GoldenVector { Settings = settings, Merges = merges, IsDim = words[0] == DimWord, Frame = Numbers(words) };
            }
        }
    }

    private static int[] Numbers(string[] words)
        => [.. words.Skip(1).Select(word => int.Parse(word, CultureInfo.InvariantCulture))];

    /// <summary>The numbers of each detection in a list.</summary>
    /// <param name="list">The detections.</param>
    /// <returns>For each detection: left, top, right, bottom in 1/16 pixel, score in 1/65536, class.</returns>
    public static int[][] Numbers(DetectionList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return [.. Enumerable.Range(0, list.Count).Select(i => Numbers(list[i]))];
    }

    /// <summary>The numbers of a detection, all exact.</summary>
    /// <param name="box">The detection.</param>
    /// <returns>Left, top, right, bottom in 1/16 pixel, score in 1/65536, class.</returns>
    public static int[] Numbers(Detection box)
    {
        ArgumentNullException.ThrowIfNull(box);
        return
        [
            (int)(box.X * 16), (int)(box.Y * 16), (int)((box.X + box.Width) * 16), (int)((box.Y + box.Height) * 16),
            (int)(box.Score * 65536), box.ClassIndex,
        ];
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        StringBuilder text = new();
        Line(text, Merges ? MergingWord : SettingsWord, Settings);
        Line(text, IsDim ? DimWord : FrameWord, Frame);
        text.Append("logits ").Append(Logits.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (int[] box in Boxes)
        {
            Line(text, "box", box);
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string word, int[] numbers)
        => text.Append(word).Append(' ').AppendJoin(' ', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture))).Append('\n');

    /// <summary>CRC-32 of the logits as little-endian numbers, as a model's known answer has it.</summary>
    /// <param name="logits">All logits of the network, or of one head.</param>
    /// <returns>The checksum.</returns>
    public static uint HashLogits(ReadOnlySpan<int> logits)
    {
        byte[] bytes = new byte[4 * logits.Length];
        for (int i = 0; i < logits.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * i), logits[i]);
        }

        return Crc32.HashToUInt32(bytes);
    }

    private byte[] FrameBytes()
    {
        byte[] bytes = new byte[Frame[2] * Frame[1]];
        uint state = (uint)Frame[6];
        for (int i = 0; i < bytes.Length; i++)
        {
            state = (state * 1664525) + 1013904223;
            bytes[i] = (byte)((state >> 24) & (IsDim ? DimBits : byte.MaxValue));
        }

        return bytes;
    }
}
