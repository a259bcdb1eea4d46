using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using DupNet.Embedded.Kernels;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;
using DupNet.Packing;
using Xunit;

namespace DupNet.Embedded.Tests.Networks;

/// <summary>The fast network against the reference, over random tables, sizes and images.</summary>
public class NetworkTests
{
    [Fact]
    public void LogitsEqualTheReferenceForAnyLayerTable()
    {
        Gen.Select(TestModels.Any, Gen.Int).Sample(
            (spec, seed) =>
            {
                (_, DupNetModel model, int width, int height, byte[] image) = TestModels.Draw(spec, seed);

                int[] wanted = new ReferenceNetwork(model, width, height).Run(image);

                Network network = new(new NetworkPlan(model, width, height));
                MemoryImage source = new(image, width * model.InputChannels);
                network.Run(source);
                Assert.Equal(wanted, network.Logits);

                // Once more on the same buffers: nothing of the first run is left over.
                network.Run(source);
                Assert.Equal(wanted, network.Logits);
            },
            iter: 120);
    }

    [Fact]
    public void KnownBarsAboveAndBelowThePictureChangeNothing()
    {
        int bands = 0;
        Gen.Select(Gen.OneOf(TestModels.Any, TestModels.CommonFirstLayer, TestModels.CommonFirstLayer), Gen.Int).Sample(
            (spec, seed) =>
            {
                Random random = new(seed);
                DupNetModel model = TestModels.Load(spec);
                int width = TestModels.Side(random, model);
                int height = TestModels.Side(random, model);
                int rowBytes = width * model.InputChannels;
                byte[] image = TestModels.Image(random, model, width, height);
                int first = random.Next(height);
                int end = random.Next(3) == 0 ? height : random.Next(first, height) + 1;
                Array.Fill(image, (byte)model.PadValue, 0, first * rowBytes);
                Array.Fill(image, (byte)model.PadValue, end * rowBytes, (height - end) * rowBytes);

                int[] wanted = new ReferenceNetwork(model, width, height).Run(image);

                NetworkPlan plan = new(model, width, height);
                bands += plan.Layers[0].IsBanded && first + height - end > 24 ? 1 : 0;
                Network network = new(plan);
                BarredImage source = new(image, rowBytes, first, end);
                network.Run(source);
                Assert.Equal(wanted, network.Logits);

                LayerChecksums all = new(plan.Layers);
                network.Checksums = all;
                network.Run(new MemoryImage(image, rowBytes));
                Assert.Equal(wanted, network.Logits);

                LayerChecksums barred = new(plan.Layers);
                network.Checksums = barred;
                network.Run(source);
                Assert.Equal(wanted, network.Logits);
                for (int number = 0; number < all.Count; number++)
                {
                    Assert.Equal(all[number], barred[number]);
                }

                network.Checksums = null;
                network.Run(source);
                Assert.Equal(wanted, network.Logits);
            },
            iter: 150);
        Assert.True(bands > 5, "bands were hardly tried");
    }

    [Fact]
    public void MapsThatAHeadReadsPixelByPixelAreHeldInBands()
    {
        int bands = 0;
        Gen.Select(TestModels.ReadByPixel, Gen.Int).Sample(
            (spec, seed) =>
            {
                (Random random, DupNetModel model, int width, int height, byte[] image) = TestModels.Draw(spec, seed);
                MemoryImage source = new(image, width * model.InputChannels);
                int[] wanted = new ReferenceNetwork(model, width, height).Run(image);

                NetworkPlan plan = new(model, width, height);
                FeatureMap read = plan.Layers[1].Output;
                if (read.IsBanded)
                {
                    bands++;
                    Assert.InRange(read.Bytes, read.RowBytes, 24 * read.RowBytes);
                }
                else
                {
                    Assert.False(read.Bytes > 4096 && read.Height > 24 && KernelTable.NameOf(plan.KernelNumber(1)) == "PixelLanes");
                }

                Network network = new(plan);
                network.Run(source);
                Assert.Equal(wanted, network.Logits);

                // A run that is cancelled anywhere leaves nothing behind.
                int calls = random.Next(1, 60);
                network.Run(source, () => --calls > 0);
                network.Run(source);
                Assert.Equal(wanted, network.Logits);
            },
            iter: 60);
        Assert.True(bands > 20, "bands were hardly tried");
    }

    [Fact]
    public void ALayerMayRunAgain()
    {
        int bands = 0;
        Gen.Select(Gen.OneOf(TestModels.CommonFirstLayer, TestModels.ReadByPixel), Gen.Int).Sample(
            (spec, seed) =>
            {
                (_, DupNetModel model, int width, int height, byte[] image) = TestModels.Draw(spec, seed);
                MemoryImage source = new(image, width * model.InputChannels);
                int[] wanted = new ReferenceNetwork(model, width, height).Run(image);

                NetworkPlan plan = new(model, width, height);
                Network network = new(plan);
                network.Begin(source);
                for (int i = 0; i < plan.Layers.Length; i++)
                {
                    bands += plan.Layers[i].IsBanded ? 1 : 0;
                    network.RunLayer(i);
                    if (i <= plan.LastLayerOfImage)
                    {
                        network.Begin(source);
                    }

                    network.RunLayer(i);
                }

                Assert.Equal(wanted, network.Logits);
            },
            iter: 60);
        Assert.True(bands > 20, "bands were hardly tried");
    }

    [Fact]
    public void EveryKernelThatSupportsALayerGivesTheSameSums()
    {
        Dictionary<int, int> tried = [];
        Gen.Select(TestModels.Any, Gen.Int).Sample(
            (spec, seed) =>
            {
                Random random = new(seed);
                DupNetModel model = TestModels.Load(spec);
                int side = TestModels.Side(random, model);
                byte[] image = TestModels.Image(random, model, side, side);
                int[] wanted = new ReferenceNetwork(model, side, side).Run(image);
                foreach (int kernel in KernelTable.Numbers())
                {
                    NetworkPlan plan = new(model, side, side);
                    plan.Force(kernel);
                    bool runs = Enumerable.Range(0, plan.Layers.Length).Any(i => plan.KernelNumber(i) == kernel);
                    tried[kernel] = tried.GetValueOrDefault(kernel) + (runs ? 1 : 0);
                    Network network = new(plan);
                    network.Run(new MemoryImage(image, side * model.InputChannels));
                    Assert.Equal(wanted, network.Logits);
                }
            },
            iter: 150,
            threads: 1);

        // Two run layers that are code, and no others: the tests of the generator try them.
        string[] ofCode = ["Compiled", "CompiledImage"];
        Assert.All(tried, kernel =>
        {
            string name = KernelTable.NameOf(kernel.Key);
            Assert.True(ofCode.Contains(name) ? kernel.Value == 0 : kernel.Value > 12, $"{name} was tried {kernel.Value} times");
        });
    }
}
