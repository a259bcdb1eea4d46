using System;
using System.Linq;
using DupNet.Compiling;
using DupNet.Compiling.Tests.Managed;
using DupNet.Embedded;
using DupNet.Embedded.Kernels;
using DupNet.Embedded.Networks;
using DupNet.Embedded.Tests;
using DupNet.Golden;
using DupNet.Native.Tests;
using DupNet.NativeCore;
using DupNet.Packing;

namespace DupNet.Fuzzing.Differential;

/// <summary>A random network and a random input of it, computed in all ways that there are. All must give what the definition gives.</summary>
/// <param name="kind">What is drawn.</param>
/// <param name="seed">All that is drawn depends on it alone.</param>
internal sealed class DifferentialCase(CaseKind kind, int seed)
{
    private const int MostDepth = 5;
    private const int Frames = 2;

    private static readonly NativeKernels[] s_native = NativeLibraryFile.IsBuilt ? [NativeKernels.Lanes, NativeKernels.Planes16, NativeKernels.Planes32] : [];

    private static readonly string[] s_kernels = [.. KernelTable.Numbers().Select(KernelTable.NameOf)];

    /// <summary>Makes what all ways are held to of the definition's logits; another one than these shows that differences are found.</summary>
    internal Func<int[], int[]> Wanted { get; init; } = static logits => logits;

    /// <summary>Runs the case.</summary>
    /// <param name="withCode">Whether C# is generated from the model, compiled, and run too.</param>
    /// <returns>Which way gives something else, and what; null if all agree.</returns>
    public string? Run(bool withCode)
    {
        var random = new Random(seed);
        byte[] file = ModelWriter.Write(TestModels.Next(random, kind == CaseKind.Layer ? 1 : random.Next(2, MostDepth + 1)));
        DupNetModel model = DupNetModel.Load(file);
        int width = TestModels.Side(random, model);
        int height = TestModels.Side(random, model);
        byte[] image = TestModels.Image(random, model, width, height);
        int[] wanted = Wanted(new ReferenceNetwork(model, width, height).Run(image));
        return Managed(model, width, height, image, wanted)
            ?? Native(file, model, width, height, image, wanted)
            ?? (withCode ? Code(file, width, height, image, wanted) : null)
            ?? (kind == CaseKind.Network ? Boxes(random, file, model) : null);
    }

    /// <summary>The kernels that the plan chooses, then each wherever it can run; twice, so that nothing is left over.</summary>
    private static string? Managed(DupNetModel model, int width, int height, byte[] image, int[] wanted)
    {
        for (int kernel = -1; kernel < s_kernels.Length; kernel++)
        {
            NetworkPlan plan = new(model, width, height);
            if (kernel >= 0)
            {
                plan.Force(KernelTable.Numbers()[kernel]);
            }

            if (Differs(new Network(plan), model, image, wanted))
            {
                return $"managed kernels, {(kernel < 0 ? "as planned" : s_kernels[kernel])}: logits differ from the definition";
            }
        }

        return null;
    }

    private static string? Native(byte[] file, DupNetModel model, int width, int height, byte[] image, int[] wanted)
    {
        foreach (NativeKernels kernels in s_native)
        {
            using var native = new NativeDetector(file, new DetectorSettings(model) { InputWidth = width, InputHeight = height }, kernels);
            if (native.Error != 0)
            {
                return $"native core, {kernels}: no detector, error {native.Error}";
            }

            for (int run = 0; run < 2; run++)
            {
                native.Run(image);
                if (!native.Logits.AsSpan().SequenceEqual(wanted))
                {
                    return $"native core, {kernels}: logits differ from the definition";
                }
            }
        }

        return null;
    }

    private static string? Code(byte[] file, int width, int height, byte[] image, int[] wanted)
    {
        DupNetModel compiled = DupNetModel.Load(LoadedCode.Of(file, LayerChoice.All));
        return Differs(new Network(new NetworkPlan(compiled, width, height)), compiled, image, wanted) ? "generated C#: logits differ from the definition" : null;
    }

    private static string? Boxes(Random random, byte[] file, DupNetModel model)
    {
        DetectorSettings settings = RandomSettings.Next(random, model);
        var managed = new Detector(model, settings);
        using NativeDetector? native = NativeLibraryFile.IsBuilt ? new NativeDetector(file, settings) : null;
        for (int i = 0; i < Frames; i++)
        {
            Frame frame = RandomFrames.Next(random);
            int[][] boxes = GoldenVector.Numbers(managed.Detect(frame));
            if (native is not null && !native.Find(frame).SelectMany(static box => box).SequenceEqual(boxes.SelectMany(static box => box)))
            {
                return "native core: boxes differ from the managed ones";
            }
        }

        return null;
    }

    private static bool Differs(Network network, DupNetModel model, byte[] image, int[] wanted)
    {
        var source = new MemoryImage(image, network.Plan.Width * model.InputChannels);
        for (int run = 0; run < 2; run++)
        {
            network.Run(source);
            if (!network.Logits.AsSpan().SequenceEqual(wanted))
            {
                return true;
            }
        }

        return false;
    }
}
