using System;
using System.Collections.Generic;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Embedded.Tests;
using DupNet.NativeCore;

namespace DupNet.Fuzzing.Targets;

/// <summary>
/// A model file: refused with an offset within it, by the native core alike, or run; the fast kernels give the definition's logits, and so
/// does the native core where it was built.
/// </summary>
internal sealed class ModelTarget() : FuzzTarget("model")
{
    /// <summary>Products of the networks that are run too.</summary>
    private const long MostProducts = 1 << 20;

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds => SeedFiles.Models;

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => Mutation.Models.Mutate(random, input);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        (int Error, int Offset) refused = (0, 0);
        DupNetModel? model = null;
        try
        {
            model = DupNetModel.Load(input);
        }
        catch (ModelException e)
        {
            Require(e.Offset >= 0 && e.Offset <= input.Length, "a refusal names a place of the file");
            refused = e.Error == ModelError.OverBudget ? (0, 0) : (-1 - (int)e.Error, e.Offset);
        }

        Require(!NativeLibraryFile.IsBuilt || NativeDetector.Check(input) == refused, "native and managed readers refuse alike");
        if (model is not null && Products(model) <= MostProducts)
        {
            CompareLogits(model, input);
        }

        return model is not null;
    }

    private static void CompareLogits(DupNetModel model, byte[] file)
    {
        (int width, int height) = (model.DefaultWidth, model.DefaultHeight);
        byte[] image = new byte[width * height * model.InputChannels];
        new Random((int)(model.Checksum & int.MaxValue)).NextBytes(image);
        int[] wanted = new ReferenceNetwork(model, width, height).Run(image);
        var network = new Network(new NetworkPlan(model, width, height));
        network.Run(new MemoryImage(image, width * model.InputChannels));
        Require(wanted.AsSpan().SequenceEqual(network.Logits), "kernels give the logits of the definition");
        if (NativeLibraryFile.IsBuilt)
        {
            using var native = new NativeDetector(file, new DetectorSettings(model) { InputWidth = width, InputHeight = height }, NativeKernels.Lanes);
            Require(native.Error == 0, "the native core runs what the managed reader takes");
            native.Run(image);
            Require(wanted.AsSpan().SequenceEqual(native.Logits), "the native core gives the logits of the definition");
        }
    }

    /// <summary>Multiplications by a weight at the default size.</summary>
    private static long Products(DupNetModel model)
    {
        long products = 0;
        foreach (Embedded.Layers.LayerPlan layer in new NetworkPlan(model, model.DefaultWidth, model.DefaultHeight).Layers)
        {
            products += (long)layer.ConvolvedWidth * layer.ConvolvedHeight * layer.Layer.ChannelsOut * layer.Layer.Kernel * layer.Layer.Kernel * layer.Layer.ChannelsIn;
        }

        return products;
    }
}
