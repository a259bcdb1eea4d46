using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using DupNet.Embedded.Kernels;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Models;
using DupNet.Embedded.Networks;
using Xunit;
using Crc32 = System.IO.Hashing.Crc32;

namespace DupNet.Embedded.Tests.Layers;

/// <summary>Checksums that the kernels leave, against those of the reference's levels.</summary>
public class LayerChecksumsTests
{
    [Fact]
    public void ChecksumsAreThoseOfTheReferenceForAnyKernel()
    {
        Gen.Select(Gen.OneOf(TestModels.Any, TestModels.Any, TestModels.ReadByPixel), Gen.Int).Sample(
            (spec, seed) =>
            {
                (_, DupNetModel model, int width, int height, byte[] image) = TestModels.Draw(spec, seed);
                ReferenceNetwork reference = new(model, width, height);
                int[] logits = reference.Run(image);
                foreach (int kernel in KernelTable.Numbers())
                {
                    NetworkPlan plan = new(model, width, height);
                    plan.Force(kernel);
                    Network network = new(plan);
                    LayerChecksums checksums = new(plan.Layers);
                    network.Checksums = checksums;
                    for (int run = 0; run < 2; run++)
                    {
                        network.Run(new MemoryImage(image, width * model.InputChannels));
                        Assert.Equal(logits, network.Logits);
                        for (int number = 1; number < checksums.Count; number++)
                        {
                            Assert.Equal(Expected(plan, reference, logits, number), checksums[number]);
                        }
                    }

                    network.Checksums = null;
                    network.Run(new MemoryImage(image, width * model.InputChannels));
                    Assert.Equal(logits, network.Logits);
                }
            },
            iter: 60);
    }

    [Fact]
    public void ImageIsThatOfTheRowsThatWindowsRead()
    {
        DupNetModel model = TestModels.Load(TestModels.Any.Single());
        int side = model.SmallestSide;
        byte[] image = TestModels.Image(new Random(1), model, side, side);
        Network network = new(new NetworkPlan(model, side, side));
        LayerChecksums checksums = new(network.Plan.Layers);
        network.Checksums = checksums;
        network.Run(new MemoryImage(image, side * model.InputChannels));
        Layer first = model.Layers[0];
        int read = ((network.Plan.Layers[0].ConvolvedHeight - 1) * first.Stride) + first.Kernel - first.Padding;
        Assert.Equal(Crc32.HashToUInt32(image.AsSpan(0, Math.Min(read, side) * side * model.InputChannels)), checksums[0]);
    }

    [Fact]
    public void LayersAreToldInOrder()
    {
        Gen.OneOf(TestModels.Any, TestModels.ReadByPixel).Sample(
            spec =>
            {
                DupNetModel model = TestModels.Load(spec);
                Network network = new(new NetworkPlan(model, model.SmallestSide, model.SmallestSide));
                Recorder recorder = new();
                network.Observer = recorder;
                network.Run(new MemoryImage(
                    TestModels.Image(new Random(1), model, model.SmallestSide, model.SmallestSide), model.SmallestSide * model.InputChannels));
                Assert.Equal(Enumerable.Range(1, model.Layers.Length), recorder.Numbers);
            },
            iter: 40);
    }

    private static long Expected(NetworkPlan plan, ReferenceNetwork reference, int[] logits, int number)
    {
        LayerPlan layer = plan.Layers[number - 1];
        if (layer.Output == null)
        {
            int count = layer.Width * layer.Height * layer.Layer.ChannelsOut;
            return Crc32.HashToUInt32(logits.AsSpan(layer.FirstLogit, count).ToArray().SelectMany(BitConverter.GetBytes).ToArray());
        }

        byte[] levels = reference.Levels[number - 1];
        int channels = layer.Layer.ChannelsOut;
        int elements = layer.Output.Elements;
        byte[] values = new byte[layer.Width * layer.Height * elements];
        for (int i = 0; i < levels.Length; i++)
        {
            values[(i / channels * elements) + (i % channels % elements)] += levels[i];
        }

        return Crc32.HashToUInt32(values);
    }

    private sealed class Recorder : ILayerObserver
    {
        public List<int> Numbers { get; } = [];

        public void LayerDone(int number) => Numbers.Add(number);
    }
}
