using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CsCheck;
using DupNet.Compiling.Managed;
using DupNet.Counting;
using DupNet.Embedded;
using DupNet.Embedded.Tests;
using DupNet.NativeCore;
using DupNet.Packing;
using Mono.Cecil;
using Mono.Cecil.Rocks;
using Xunit;

namespace DupNet.Compiling.Tests.Managed;

/// <summary>What is estimated of generated C#, beside what is counted of it.</summary>
public sealed class ManagedEstimateTests
{
    /// <summary>IL instructions that layers take besides, however small they are, and bytes that classes do.</summary>
    private const int FewInstructions = 60_000;
    private const int FewBytes = 200;

    [Theory]
    [InlineData("dupnet-nano", 96)]
    [InlineData("dupnet-nano", 160)]
    [InlineData("dupnet-tinier-yolo", 96)]
    [InlineData("dupnet-tinier-yolo", 160)]
    public void ShippedModelsTakeWhatIsEstimated(string name, int side)
    {
        byte[] file = File.ReadAllBytes(Path.Combine(Checkout.Root, "models", name, name + ".dupnet"));
        Estimated estimated = Compare(file, side, side);
        AssertWithin(0.06, 0, estimated.Instructions);
        AssertWithin(0.05, 0, estimated.Bytes);
    }

    [Fact]
    public void RandomModelsTakeWhatIsEstimated()
    {
        Gen.Select(Gen.OneOf(TestModels.Any, TestModels.CommonFirstLayer, TestModels.ReadByPixel), Gen.Int).Sample(
            (spec, seed) =>
            {
                Random random = new(seed);

                // Boxes, which random weights find in every cell, are not estimated.
                byte[] file = ModelWriter.Write(spec with { ScoreThreshold = ushort.MaxValue });
                DupNetModel model = DupNetModel.Load(file);
                Estimated estimated = Compare(file, TestModels.Side(random, model), TestModels.Side(random, model));
                AssertWithin(0.1, FewInstructions, estimated.Instructions);
                AssertWithin(0.08, FewBytes, estimated.Bytes);
            },
            iter: 30);
    }

    private static void AssertWithin(double part, int few, (long Estimate, long Count) pair) =>
        Assert.InRange(pair.Estimate, pair.Count - (part * pair.Count) - few, pair.Count + (part * pair.Count) + few);

    /// <summary>Estimates beside the counts; bytes of memory are equal.</summary>
    private static Estimated Compare(byte[] file, int width, int height)
    {
        CompiledModel model = new(file);
        ManagedEstimate estimate = ManagedCompiler.Estimate(model, [(width, height)]);
        IReadOnlyList<(string Name, byte[] Image)> code = LoadedCode.Compile(ManagedCompiler.Generate(model, LayerChoice.All, "runtime"));

        DupNetModel compiled = DupNetModel.Load(LoadedCode.Make(code));
        DetectorSettings settings = new(compiled) { InputWidth = width, InputHeight = height };
        Assert.Equal(compiled.HeldBytes + Detector.BufferBytes(compiled, settings), estimate.MemoryBytes);

        // A frame of the input's size has no bars.
        DetectCounts counts = DetectCounts.Measure(null, [.. code.Select(part => part.Image)], false, width, height, width, height, nameof(PixelFormat.Rgb565BigEndian));
        return new Estimated((estimate.Instructions, counts.Total - counts.Sampling), (estimate.CodeBytes, code.Sum(part => CodeBytes(part.Image))));
    }

    private static long CodeBytes(byte[] image)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(image));
        return module.GetAllTypes().Sum(type =>
            type.Methods.Where(method => method.HasBody).Sum(method => (long)method.Body.CodeSize) + type.Fields.Sum(field => (long)field.InitialValue.Length));
    }

    private sealed record Estimated((long Estimate, long Count) Instructions, (long Estimate, long Count) Bytes);
}
