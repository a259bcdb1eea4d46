using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.Cli.Output;
using DupNet.CommandLine.Outcomes;
using DupNet.Devices;
using DupNet.Embedded;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Native;
using DupNet.Embedded.Networks;
using DupNet.Golden;

namespace DupNet.Cli.Measuring;

/// <summary>Holds what kernels compute of generated frames against the published checksums of a model (models/FORMAT.md, section 11).</summary>
internal sealed class FramesCheck
{
    private readonly DupNetModel _model;
    private readonly PublishedChecksums _published;

    /// <summary>Finds the checksums of a model.</summary>
    /// <exception cref="CommandException">None are published.</exception>
    public FramesCheck(DupNetModel model)
    {
        _model = model;
        _published = PublishedChecksums.Shipped.FirstOrDefault(each => each.ModelChecksum == model.Checksum)
            ?? throw new CommandException(ExitCode.Failure, $"no checksums of {model.Name} are published; there are those of {string.Join(", ", PublishedChecksums.Shipped.Select(static each => each.Model))}.");
    }

    /// <summary>Image and all layers, by the managed kernels.</summary>
    public VerifiedFrames Managed()
    {
        IReadOnlyList<IReadOnlyList<uint>> computed = PublishedChecksums.Compute(_model).Frames;
        return Count(PublishedFrame.All, frame => [.. computed[frame.Number - 1].Select(static crc => (uint?)crc)]);
    }

    /// <summary>The heads, by the native core: it tells of no other layers.</summary>
    public VerifiedFrames Native() => Count(PublishedFrame.All, Native);

    /// <summary>Image and layers as far as the board tells of them, in the frames that it has memory for, sent over the serial line.</summary>
    /// <exception cref="CommandException">The board detects with other settings than the checksums are of.</exception>
    public VerifiedFrames Board(DeviceClient client, DeviceStatus status)
    {
        if ((status.InputWidth, status.InputHeight) != (_model.DefaultWidth, _model.DefaultHeight) || status.SampleGrid != PublishedChecksums.SampleGrid || status.Fit != FitMode.Letterbox)
        {
            throw new CommandException(ExitCode.Failure, "the board's input, sample grid or fit are not the default ones, of which the checksums are.");
        }

        // Whether the board stretches contrast, its status does not tell.
        IEnumerable<PublishedFrame> sent = PublishedFrame.All.Where(frame => !frame.IsDim && frame.Stride * frame.Height <= status.PictureBytes);
        return Count(sent, frame =>
        {
            Frame made = frame.Make();
            client.SendFrame(made, status.MaxPayload);
            client.Detect(made, status, checksums: true);
            return [.. client.ReadLayers(status).Select(static layer => layer.Checksum)];
        });
    }

    private VerifiedFrames Count(IEnumerable<PublishedFrame> frames, Func<PublishedFrame, uint?[]> compute)
    {
        int run = 0;
        int right = 0;
        string? first = null;
        foreach (PublishedFrame frame in frames)
        {
            IReadOnlyList<uint> wanted = _published.Frames[frame.Number - 1];
            uint?[] found = compute(frame);
            int differs = Enumerable.Range(0, wanted.Count).Where(i => found[i] is { } crc && crc != wanted[i]).DefaultIfEmpty(-1).First();
            run++;
            right += differs < 0 ? 1 : 0;
            first ??= differs < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"frame {frame.Number}, {(differs == 0 ? "input" : $"layer {differs}")}");
        }

        return new VerifiedFrames(right, run, first);
    }

    private uint?[] Native(PublishedFrame frame)
    {
        DetectorSettings settings = PublishedChecksums.SettingsFor(_model, frame);
        settings.KeepLogits = true;
        var detector = new Detector(_model, settings, new NativeEngine());
        detector.Detect(frame.Make());
        LayerPlan[] layers = new NetworkPlan(_model, settings.InputWidth, settings.InputHeight).Layers;
        return [null, .. layers.Select(layer => layer.Output is null ? Checksum(detector.Logits, layer) : (uint?)null)];
    }

    private static uint? Checksum(int[] logits, LayerPlan head) =>
        GoldenVector.HashLogits(logits.AsSpan(head.FirstLogit, head.Width * head.Height * head.Layer.ChannelsOut));
}
