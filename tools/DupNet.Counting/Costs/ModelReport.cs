using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Networks;

namespace DupNet.Counting.Costs;

/// <summary>A model as <c>inspect</c> shows it.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Classes">Names of the classes.</param>
/// <param name="Checksum">CRC-32 of the model, eight hexadecimal digits.</param>
/// <param name="InputChannels">Channels of the input: 1 for gray, 3 for colour.</param>
/// <param name="SmallestSide">Smallest side of the input in pixels.</param>
/// <param name="LargestSide">Largest side of the input in pixels.</param>
/// <param name="SideStep">Step between sides of the input in pixels: all sides are multiples of it.</param>
/// <param name="PadValue">Value of image bytes outside the image, 0..255.</param>
/// <param name="LargestStretch">Largest part of its side, 0..1, by which a letterboxed picture is stretched across its bars.</param>
/// <param name="ScoreThreshold">Default score threshold, 0..1.</param>
/// <param name="Bytes">Bytes of the model file by what they are for.</param>
/// <param name="Width">Width in pixels of the input that sizes, memory and operations hold for.</param>
/// <param name="Height">Height in pixels of the input that sizes, memory and operations hold for.</param>
/// <param name="SmallestObject">Longer side, in input pixels, of the smallest object that the model finds (<see cref="ObjectSizes"/>).</param>
/// <param name="LargestObject">Longer side, in input pixels, of the largest object that the model finds whole; not above the input's.</param>
/// <param name="MemoryBytes">Bytes that a detector allocates, the model and the caller's frame not counted.</param>
/// <param name="Macs">As <see cref="LayerCost.Macs"/>, all layers.</param>
/// <param name="BitOperations">As <see cref="LayerCost.BitOperations"/>, all layers.</param>
/// <param name="WordOperations">As <see cref="LayerCost.WordOperations"/>, all layers.</param>
/// <param name="Layers">The layer table.</param>
/// <param name="ArenaBytes">Bytes of the arena, part of <paramref name="MemoryBytes"/>.</param>
/// <param name="Buffers">The buffers of the memory and when each is in use.</param>
public record ModelReport(
    string Name,
    IReadOnlyList<string> Classes,
    string Checksum,
    int InputChannels,
    int SmallestSide,
    int LargestSide,
    int SideStep,
    int PadValue,
    double LargestStretch,
    double ScoreThreshold,
    ModelBytes Bytes,
    int Width,
    int Height,
    double SmallestObject,
    double LargestObject,
    int MemoryBytes,
    long Macs,
    long BitOperations,
    long WordOperations,
    IReadOnlyList<LayerReport> Layers,
    int ArenaBytes,
    IReadOnlyList<BufferReport> Buffers)
{
    private const double StretchUnits = 256;
    private const double ThresholdUnits = 65536;
    private const double AnchorUnits = 16;

    /// <summary>Describes a model at the input size of some settings.</summary>
    public static ModelReport Of(DupNetModel model, DetectorSettings settings)
    {
        var plan = new NetworkPlan(model, settings.InputWidth, settings.InputHeight);
        int memory = Detector.BufferBytes(model, settings);
        LayerReport[] layers = [.. plan.Layers.Select((layer, i) => LayerReport.Of(i + 1, layer))];
        return new ModelReport(
            model.Name,
            model.ClassNames,
            model.Checksum.ToString("x8", CultureInfo.InvariantCulture),
            model.InputChannels,
            model.SmallestSide,
            model.LargestSide,
            model.Stride,
            model.PadValue,
            model.LargestStretch / StretchUnits,
            model.ScoreThreshold / ThresholdUnits,
            ModelBytes.Of(model),
            plan.Width,
            plan.Height,
            ObjectSizes.Smallest(model) / AnchorUnits,
            Math.Min(ObjectSizes.Largest(model) / AnchorUnits, Math.Max(plan.Width, plan.Height)),
            memory,
            layers.Sum(layer => layer.Macs),
            layers.Sum(layer => layer.BitOperations),
            layers.Sum(layer => layer.WordOperations),
            layers,
            plan.ArenaBytes,
            BufferReport.Of(plan, memory));
    }
}
