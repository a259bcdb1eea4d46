using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.Onnx.Describing;
using DupNet.Onnx.Folding;
using DupNet.Packing;

namespace DupNet.Onnx.Reading;

/// <summary>Makes a model of layers and a description. What the description lacks is noted, all at once.</summary>
internal sealed class ModelAssembly
{
    private const int BoxOutputs = 5;
    private const int LeastAnswerSide = 32;
    private const int MostLayers = 32;
    private const int MostStride = 256;
    private const int LargestNoticed = 2;
    private const double LargestCentreScale = 4;

    private readonly NetworkDescription _description;
    private readonly NetworkInput _input;
    private readonly List<string> _reasons;
    private readonly List<AnchorSpec> _anchors = [];

    private ModelAssembly(NetworkDescription description, NetworkInput input, List<string> reasons)
    {
        _description = description;
        _input = input;
        _reasons = reasons;
    }

    /// <summary>Makes the model.</summary>
    /// <param name="walk">The layers.</param>
    /// <param name="description">What the graph does not hold.</param>
    /// <param name="input">The graph's input.</param>
    /// <param name="reasons">Takes what is missing or wrong, a line each.</param>
    /// <returns>Null if something was noted.</returns>
    public static ModelSpec? Of(NetworkWalk walk, NetworkDescription description, NetworkInput input, List<string> reasons)
    {
        if (reasons.Count > 0 && walk.Layers.All(layer => layer.Output is null))
        {
            return null;
        }

        return new ModelAssembly(description, input, reasons).Make(walk);
    }

    private static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private ModelSpec? Make(NetworkWalk walk)
    {
        LayerSpec[] layers = Numbered(walk.Layers);
        Require(layers.Length is >= 1 and <= MostLayers, $"the network has {layers.Length} layers; the format has 1..{MostLayers}.");
        IReadOnlyList<string> classes = Classes(walk.Layers);
        for (int i = 0; i < layers.Length; i++)
        {
            if (walk.Layers[i].Output is { } output)
            {
                layers[i] = WithAnchors(layers[i], output, classes.Count);
            }
        }

        int stride = layers.Length is >= 1 and <= MostLayers ? StrideOf(layers) : 1;
        ModelSpec? model = Sized(layers, stride);
        if (_reasons.Count > 0 || model is null)
        {
            return null;
        }

        byte pad = walk.PadValue ?? (byte)Math.Clamp(_description.Input?.PadValue ?? model.PadValue, 0, byte.MaxValue);
        return model with
        {
            Name = _description.Name!,
            ClassNames = classes,
            InputChannels = _input.Channels,
            PadValue = pad,
            LargestStretch = NetworkDescription.LargestStretch(_description.Stretch ?? 0),
            ScoreThreshold = NetworkDescription.ScoreThreshold(_description.Threshold ?? 0.5),
            KnownAnswerSeed = _description.KnownAnswer?.Seed ?? 1,
            Anchors = _anchors,
        };
    }

    private static LayerSpec[] Numbered(IReadOnlyList<LayerDraft> drafts)
    {
        Dictionary<LayerDraft, int> numbers = drafts.Index().ToDictionary(each => each.Item, each => each.Index + 1);
        return [.. drafts.Select(draft => draft.Spec with { Source = draft.Source is null ? 0 : numbers[draft.Source] })];
    }

    private int StrideOf(LayerSpec[] layers)
    {
        long longest = 1;
        var strides = new long[layers.Length + 1];
        strides[0] = 1;
        for (int i = 0; i < layers.Length; i++)
        {
            strides[i + 1] = strides[layers[i].Source] * layers[i].Stride * layers[i].Pool;
            longest = Math.Max(longest, strides[i + 1]);
        }

        Require(longest <= MostStride, $"a cell of its coarsest map is {longest} input pixels; the format has up to {MostStride}.");
        Require(
            longest > MostStride || strides.All(each => longest % each == 0),
            $"the cells of its maps ({string.Join(", ", strides.Distinct())} input pixels) do not divide the coarsest.");
        return (int)Math.Min(longest, MostStride);
    }

    private void Require(bool holds, string why)
    {
        if (!holds)
        {
            _reasons.Add(why);
        }
    }

    /// <summary>Names of the classes: as described, or one without a name where a head has no class logits.</summary>
    private IReadOnlyList<string> Classes(IReadOnlyList<LayerDraft> drafts)
    {
        if (_description.Classes is { } classes)
        {
            Require(classes.Count is >= 1 and <= 80, $"{classes.Count} class names are told; the format has 1..80.");
            foreach (string name in classes.Append(_description.Name ?? string.Empty))
            {
                Require(
                    name is { Length: <= 63 } && name.All(static each => each is >= ' ' and <= '~'),
                    $"the name '{name}' is not of at most 63 printable ASCII characters.");
            }

            return classes.Count == 0 ? ["object"] : classes;
        }

        foreach (LayerDraft head in drafts.Where(draft => draft.Output is not null))
        {
            int anchors = Head(head.Output!)?.Anchors?.Count ?? 0;
            int logits = anchors > 0 && head.Spec.ChannelsOut % anchors == 0 ? (head.Spec.ChannelsOut / anchors) - BoxOutputs : 0;
            if (logits > 1)
            {
                _reasons.Add($"output '{head.Output}' has {logits} class logits an anchor: name the classes (--classes, or \"classes\" in the settings).");
                return [.. Enumerable.Repeat("object", logits)];
            }
        }

        return ["object"];
    }

    private HeadDescription? Head(string output)
    {
        IReadOnlyList<HeadDescription?>? heads = _description.Heads;
        return heads is null ? null
            : heads.FirstOrDefault(head => head?.Output == output) ?? (heads.Count == 1 && heads[0]?.Output is null ? heads[0] : null);
    }

    private LayerSpec WithAnchors(LayerSpec layer, string output, int classes)
    {
        HeadDescription? head = Head(output);
        IReadOnlyList<AnchorDescription?> described = head?.Anchors ?? [];
        if (described.Count == 0)
        {
            _reasons.Add($"the anchors of output '{output}' are not told (--anchors, or \"heads\" in the settings).");
            return layer;
        }

        AnchorSpec?[] anchors = [.. described.Select(each => each is null ? null : NetworkDescription.Anchor(each))];
        if (anchors.Contains(null))
        {
            _reasons.Add($"an anchor of output '{output}' is beyond the format: 1/16..4095 input pixels, -16..16 cells off the middle.");
            return layer;
        }

        int outputs = layer.ChannelsOut / anchors.Length;
        bool fits = layer.ChannelsOut % anchors.Length == 0 && (outputs == BoxOutputs + classes || (outputs == BoxOutputs && classes == 1));
        Require(
            fits,
            $"output '{output}' has {layer.ChannelsOut} channels; {anchors.Length} anchors and {classes} {(classes == 1 ? "class" : "classes")} need "
            + $"{anchors.Length * (BoxOutputs + classes)}{(classes == 1 ? $" or {anchors.Length * BoxOutputs}" : string.Empty)}: tx, ty, tw, th, objectness, then class logits, an anchor after the other.");
        double scale = head!.CentreScale ?? 1;
        Require(scale is >= 1 and <= LargestCentreScale, $"the centre scale of output '{output}' is {Text(scale)}; the format has 1..{LargestCentreScale}.");
        int first = FirstAnchor([.. anchors.OfType<AnchorSpec>()]);
        Require(_anchors.Count <= 32, "the heads have more than 32 anchors.");
        return layer with { FirstAnchor = first, AnchorCount = anchors.Length, CentreScale = NetworkDescription.CentreScale(scale) };
    }

    /// <summary>Where the anchors lie; heads may share some.</summary>
    private int FirstAnchor(AnchorSpec[] anchors)
    {
        for (int first = 0; first + anchors.Length <= _anchors.Count; first++)
        {
            if (_anchors.Skip(first).Take(anchors.Length).SequenceEqual(anchors))
            {
                return first;
            }
        }

        _anchors.AddRange(anchors);
        return _anchors.Count - anchors.Length;
    }

    private ModelSpec? Sized(LayerSpec[] layers, int stride)
    {
        InputDescription? told = _description.Input;
        int? width = told?.Width ?? _input.Width ?? told?.Height;
        int? height = told?.Height ?? _input.Height ?? width;
        if (width is not int across || height is not int down)
        {
            _reasons.Add("the size of the input is not told (--size, or \"input\" in the settings).");
            return null;
        }

        var sides = new InputSides(layers, stride);
        Require(sides.Fit(across) && sides.Fit(down), $"the input is {across}x{down}: a side must be a multiple of {stride}, up to {InputSides.Largest}, and leave even maps to all pools.");
        int smallest = told?.Smallest ?? Math.Min(sides.FirstFrom(1), Math.Min(across, down));
        int largest = told?.Largest ?? Math.Min(InputSides.Largest, LargestNoticed * Math.Max(across, down)) / stride * stride;
        Require(
            smallest >= 1 && smallest % stride == 0 && largest % stride == 0 && largest <= InputSides.Largest && smallest <= Math.Min(across, down) && largest >= Math.Max(across, down),
            $"the smallest and largest side are {smallest} and {largest}: multiples of {stride} are needed around {across}x{down}, up to {InputSides.Largest}.");
        int answer = _description.KnownAnswer?.Side ?? sides.FirstFrom(Math.Max(smallest, LeastAnswerSide));
        answer = _description.KnownAnswer is null && (answer > largest || answer == 0) ? across : answer;
        Require(sides.Fit(answer) && answer >= smallest && answer <= largest, $"the side of the known answer is {answer}, which the network does not take.");
        Require(_description.Stretch is null or (>= 0 and <= 1), "the stretch is not from 0 to 1.");
        Require(_description.Threshold is null or (>= 0 and <= 1), "the threshold is not from 0 to 1.");
        Require(told?.PadValue is null or (>= 0 and <= byte.MaxValue), "the pad value is no byte.");
        return new ModelSpec
        {
            Name = string.Empty,
            SmallestSide = smallest,
            LargestSide = largest,
            DefaultWidth = across,
            DefaultHeight = down,
            KnownAnswerSide = answer,
            Anchors = [],
            Layers = layers,
        };
    }
}
