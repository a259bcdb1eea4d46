using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Packing;

namespace DupNet.Onnx.Describing;

/// <summary>What a model holds besides its layers, and an ONNX graph has no place for. Null is not told.</summary>
public sealed record NetworkDescription
{
    private const double ScoreUnit = 65536;
    private const double AnchorUnit = 16;
    private const double CellUnit = 256;
    private const double StretchUnit = 256;

    /// <summary>The model's name, at most 63 printable ASCII characters.</summary>
    public string? Name { get; init; }

    /// <summary>Names of the classes, likewise.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>The input.</summary>
    public InputDescription? Input { get; init; }

    /// <summary>Least score of a detection, 0..1.</summary>
    public double? Threshold { get; init; }

    /// <summary>Largest stretch of a letterboxed picture across its bars, as a part of its side, 0..1 (models/FORMAT.md, section 7).</summary>
    public double? Stretch { get; init; }

    /// <summary>The heads.</summary>
    public IReadOnlyList<HeadDescription>? Heads { get; init; }

    /// <summary>The input of the known answer.</summary>
    public KnownAnswerDescription? KnownAnswer { get; init; }

    /// <summary>Describes a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="outputName">Name of the output of the layer of an index, from 0.</param>
    public static NetworkDescription Of(ModelSpec model, Func<int, string> outputName)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new NetworkDescription
        {
            Name = model.Name,
            Classes = model.ClassNames,
            Input = new InputDescription
            {
                Width = model.DefaultWidth,
                Height = model.DefaultHeight,
                Smallest = model.SmallestSide,
                Largest = model.LargestSide,
                Range = [0, byte.MaxValue],
                PadValue = model.PadValue,
            },
            Threshold = model.ScoreThreshold / ScoreUnit,
            Stretch = model.LargestStretch / StretchUnit,
            Heads =
            [
                .. model.Layers.Index().Where(each => each.Item.OutputBits == 0).Select(each => new HeadDescription
                {
                    Output = outputName(each.Index),
                    CentreScale = each.Item.CentreScale / CellUnit,
                    Anchors = [.. model.Anchors.Skip(each.Item.FirstAnchor).Take(each.Item.AnchorCount).Select(Describe)],
                }),
            ],
            KnownAnswer = new KnownAnswerDescription(model.KnownAnswerSide, model.KnownAnswerSeed),
        };
    }

    /// <summary>This description, and where it tells nothing, another one.</summary>
    public NetworkDescription Over(NetworkDescription other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new NetworkDescription
        {
            Name = Name ?? other.Name,
            Classes = Classes ?? other.Classes,
            Input = Input is null || other.Input is null ? Input ?? other.Input : new InputDescription
            {
                Width = Input.Width ?? other.Input.Width,
                Height = Input.Height ?? other.Input.Height,
                Smallest = Input.Smallest ?? other.Input.Smallest,
                Largest = Input.Largest ?? other.Input.Largest,
                Range = Input.Range ?? other.Input.Range,
                PadValue = Input.PadValue ?? other.Input.PadValue,
            },
            Threshold = Threshold ?? other.Threshold,
            Stretch = Stretch ?? other.Stretch,
            Heads = Heads ?? other.Heads,
            KnownAnswer = KnownAnswer ?? other.KnownAnswer,
        };
    }

    /// <summary>The score threshold in the unit of the format, 1/65536.</summary>
    internal static ushort ScoreThreshold(double threshold) => (ushort)Math.Clamp(Math.Round(threshold * ScoreUnit), 0, ushort.MaxValue);

    /// <summary>The largest stretch in the unit of the format, 1/256.</summary>
    internal static ushort LargestStretch(double stretch) => (ushort)Math.Round(stretch * StretchUnit);

    /// <summary>The centre scale in the unit of the format, 1/256.</summary>
    internal static int CentreScale(double scale) => (int)Math.Round(scale * CellUnit);

    /// <summary>An anchor in the units of the format; null where it has no room for it.</summary>
    internal static AnchorSpec? Anchor(AnchorDescription anchor)
    {
        double[] numbers =
        [
            Math.Round(anchor.X * CellUnit), Math.Round(anchor.Y * CellUnit), Math.Round(anchor.Width * AnchorUnit), Math.Round(anchor.Height * AnchorUnit),
        ];
        return Math.Abs(numbers[0]) <= 4096 && Math.Abs(numbers[1]) <= 4096 && numbers[2] is >= 1 and <= ushort.MaxValue && numbers[3] is >= 1 and <= ushort.MaxValue
            ? new AnchorSpec((short)numbers[0], (short)numbers[1], (ushort)numbers[2], (ushort)numbers[3])
            : null;
    }

    private static AnchorDescription Describe(AnchorSpec anchor) =>
        new(anchor.Width / AnchorUnit, anchor.Height / AnchorUnit, anchor.OffsetX / CellUnit, anchor.OffsetY / CellUnit);
}
