using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Output;
using DupNet.Onnx.Writing;
using DupNet.Comparison.Peers;
using DupNet.Counting;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.NativeCore;

namespace DupNet.Comparison.Speed;

/// <summary>Makes what is timed: this runtime from frame to boxes, and what a user would take instead, from network input to logits.</summary>
internal static class Contestants
{
    /// <summary>Makes all contestants that can run on this machine, the managed detector first.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="model">The model of that file.</param>
    /// <param name="settings">Input size and thresholds.</param>
    /// <param name="peers">Folder with YuNet; null without.</param>
    /// <param name="error">Takes what is left out and why.</param>
    public static IReadOnlyList<Contestant> All(byte[] file, DupNetModel model, DetectorSettings settings, string? peers, TextWriter error)
    {
        int width = settings.InputWidth;
        int height = settings.InputHeight;
        Frame frame = QvgaFrame.Noise();
        var image = new PlanarImage(width, height, model.InputChannels);
        var network = new Network(new NetworkPlan(model, width, height));
        network.Run(image);
        int[] wanted = (int[])network.Logits.Clone();
        int Error(int[] logits) => logits.Zip(wanted, static (a, b) => Math.Abs(a - b)).Max();

        var detector = new Detector(model, settings);
        List<Contestant> all = [new("managed, frame to boxes", () => detector.Detect(frame), 0)];
        if (NativeLibraryFile.IsBuilt)
        {
            var native = new NativeDetector(file, settings);
            native.Run(image.Interleaved);
            all.Add(new("native core, frame to boxes", () => native.Find(frame), Error(native.Logits)));
        }
        else
        {
            error.WriteVisible(NativeLibraryFile.HowToBuild);
        }

        var integers = new OnnxNetwork(model, width, height, OnnxForm.Int8, image.Planes);
        all.Add(new("ONNX Runtime int8, network alone", integers.Run, Error(integers.Logits())));
        var floats = new OnnxNetwork(model, width, height, OnnxForm.Float, image.Planes);
        all.Add(new("ONNX Runtime float, network alone", floats.Run, Error(floats.Logits())));
        var plain = new ReferenceNetwork(model, width, height);
        all.Add(new("plain loops over bits, network alone", () => plain.Run(image.Interleaved), Error(plain.Run(image.Interleaved)), IsSlow: true));
        string? yuNet = peers is null ? null : Path.Combine(peers, Peer.YuNetNFile);
        if (yuNet is not null && File.Exists(yuNet) && width % YuNetFile.Step == 0 && height % YuNetFile.Step == 0)
        {
            all.Add(new("YuNet n, ONNX Runtime float, network alone", new YuNetNetwork(yuNet, width, height).Run));
        }
        else if (yuNet is not null)
        {
            error.WriteVisible($"{yuNet} is missing, or the input is no multiple of {YuNetFile.Step}: YuNet is left out.");
        }

        return all;
    }
}
