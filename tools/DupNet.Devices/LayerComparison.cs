using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;

namespace DupNet.Devices;

/// <summary>A board's checksums of image and layers, beside those that this computer computes from the same model and frame.</summary>
/// <param name="Rows">The image and the layers, as far as the board took checksums. Kernels of an engine take checksums of heads only.</param>
/// <param name="Layers">Number of the model's layers.</param>
public sealed record LayerComparison(IReadOnlyList<LayerComparisonRow> Rows, int Layers)
{
    /// <summary>Whether the board took the checksums of the image and of all layers.</summary>
    public bool IsComplete => Rows.Count == Layers + 1;

    /// <summary>Number of the first layer whose checksums differ, 0 for the image; null if none differ.</summary>
    public int? FirstDifference => Rows.FirstOrDefault(static row => row.Device != row.Host)?.Number;

    /// <summary>Checks that a board runs a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="status">The board's status.</param>
    /// <exception cref="DeviceException">The board runs another model, or states something of it that is wrong.</exception>
    public static void CheckModel(DupNetModel model, DeviceStatus status)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(status);
        if (status.ModelChecksum != model.Checksum)
        {
            throw new DeviceException(
                $"the board's model is {status.Model} with checksum {status.ModelChecksum:x8}, not {model.Name} with {model.Checksum:x8}.");
        }

        Check(model.Name, status.Model, "name");
        Check(model.FileBytes, status.ModelBytes, "bytes");
        Check(model.Layers.Length, status.Layers, "layers");
        Check(model.InputChannels, status.InputChannels, "channels of the input");
        Check(model.KnownAnswerHash, status.KnownAnswerExpected, "known answer");
        try
        {
            _ = new NetworkPlan(model, status.InputWidth, status.InputHeight);
        }
        catch (ArgumentException e)
        {
            throw new DeviceException($"the board claims an input of {status.InputWidth} x {status.InputHeight}, which its model cannot have: {e.Message}.", e);
        }
    }

    private static void Check<T>(T expected, T told, string what)
        where T : IEquatable<T>
    {
        if (!told.Equals(expected))
        {
            throw new DeviceException($"the board tells of a model with this checksum, but its {what}: {told}, while the model's: {expected}.");
        }
    }

    /// <summary>Compares a board's checksums with those of this computer.</summary>
    /// <param name="model">The model that the board should have.</param>
    /// <param name="status">The board's status.</param>
    /// <param name="frame">The frame in which the board detected.</param>
    /// <param name="layers">The board's layers, with checksums.</param>
    /// <exception cref="DeviceException">The board has another model, or took no checksums.</exception>
    public static LayerComparison Make(DupNetModel model, DeviceStatus status, Frame frame, IReadOnlyList<DeviceLayer> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        CheckModel(model, status);
        var engine = new ManagedEngine();
        var settings = new DetectorSettings(model)
        {
            InputWidth = status.InputWidth,
            InputHeight = status.InputHeight,
            SampleGrid = status.SampleGrid,
            Fit = status.Fit,
        };
        var detector = new Detector(model, settings, engine);
        var checksums = new LayerChecksums(engine.Network.Plan.Layers);
        engine.Network.Checksums = checksums;
        detector.Detect(frame);
        if (layers.Count != checksums.Count)
        {
            throw new DeviceException($"the board tells of {layers.Count - 1} layers, the model has {checksums.Count - 1}.");
        }

        List<LayerComparisonRow> rows = [];
        foreach (DeviceLayer layer in layers)
        {
            if (layer.Checksum is { } device)
            {
                rows.Add(new LayerComparisonRow(layer.Number, device, (uint)checksums[layer.Number]));
            }
        }

        return rows.Count > 0
            ? new LayerComparison(rows, layers.Count - 1)
            : throw new DeviceException("the board took no checksum of any layer.");
    }
}
